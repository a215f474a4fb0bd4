// A service whose SCIM is scimmy's: how requests are read, checked and answered is the library's, where accounts are kept is ours.
// It says its port, and ends with its input.
import { randomUUID } from "node:crypto";
import express from "express";
import SCIMMY from "scimmy";
import SCIMMYRouters from "scimmy-routers";

const TOKEN = process.argv[2];

function store(unique) {
    const kept = new Map();
    const taken = (instance, id) =>
        [...kept.values()].some(one => one.id !== id && one[unique]?.toLowerCase() === instance[unique]?.toLowerCase());
    return {
        ingress(resource, instance) {
            const id = resource.id ?? randomUUID();
            if (resource.id && !kept.has(id)) {
                throw new SCIMMY.Types.Error(404, null, "no such resource");
            }
            if (taken(instance, resource.id)) {
                throw new SCIMMY.Types.Error(409, "uniqueness", "the name is taken");
            }
            const now = new Date().toISOString();
            const known = { ...JSON.parse(JSON.stringify(instance)), id };
            known.meta = { created: kept.get(id)?.meta.created ?? now, lastModified: now };
            kept.set(id, known);
            return structuredClone(known);
        },
        egress(resource) {
            if (!resource.id) {
                const all = [...kept.values()].map(one => structuredClone(one));
                return resource.filter ? resource.filter.match(all) : all;
            }
            if (!kept.has(resource.id)) {
                throw new SCIMMY.Types.Error(404, null, "no such resource");
            }
            return structuredClone(kept.get(resource.id));
        },
        degress(resource) {
            if (!kept.delete(resource.id)) {
                throw new SCIMMY.Types.Error(404, null, "no such resource");
            }
        },
    };
}

SCIMMY.Resources.declare(SCIMMY.Resources.User, store("userName"));
SCIMMY.Resources.declare(SCIMMY.Resources.Group, store("displayName"));
SCIMMY.Resources.User.extend(SCIMMY.Schemas.EnterpriseUser, false);

const app = express();
app.use("/scim/v2", new SCIMMYRouters({
    type: "bearer",
    handler: request => {
        if (request.header("Authorization") !== `Bearer ${TOKEN}`) {
            throw new Error("the token is not ours");
        }
        return "rialto";
    },
}));
const server = app.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.on("end", () => process.exit(0)).resume();
