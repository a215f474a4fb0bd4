package io.rialto.server.configuration;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.ServiceDefinitions;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.Definition;
import io.rialto.server.site.ManagedBy;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteDefinitions;
import io.rialto.server.site.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes down, as a part of a configuration file, what the API made of a site. Variables stand where secrets did. */
@Component
public class Export {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ExternalServices services;
    private final SiteDefinitions siteDefinitions;
    private final ServiceDefinitions definitions;

    Export(ExternalServices services, SiteDefinitions siteDefinitions, ServiceDefinitions definitions) {
        this.services = services;
        this.siteDefinitions = siteDefinitions;
        this.definitions = definitions;
    }

    /**
     * @param yaml {@code sites} with the site, or {@code services} with those that the API made of a site of the file
     * @param variables that have to be set before the file is read
     */
    public record Exported(String yaml, Set<String> variables) {}

    /** What the API made of it. */
    public Exported of(Site site) {
        Set<String> variables = new TreeSet<>();
        List<Map<String, Object>> items = services(site, variables);
        Optional<Definition> whole = siteDefinitions
                .find(site.id())
                .filter(written -> written.by() == ManagedBy.API)
                .map(Written::definition);
        Map<String, Object> top = whole.<Map<String, Object>>map(
                        definition -> Map.of("sites", List.of(site(site, definition, items, variables))))
                .orElse(Map.of("services", items));
        return new Exported(yaml(top), variables);
    }

    private List<Map<String, Object>> services(Site site, Set<String> variables) {
        List<ExternalService> all = services.of(site.id());
        Map<ServiceId, Written> written =
                definitions.of(all.stream().map(ExternalService::id).toList());
        List<Map<String, Object>> items = new ArrayList<>();
        for (ExternalService service : all) {
            Written its = written.get(service.id());
            if (its != null && its.by() == ManagedBy.API) {
                Map<String, Object> item = new LinkedHashMap<>();
                item.put("slug", service.slug());
                item.put("name", service.name());
                if (service.preset() != null) {
                    item.put("preset", service.preset());
                }
                if (service.availability() == Availability.INACTIVE) {
                    item.put("active", false);
                }
                item.putAll(members(its.definition(), site.slug() + "_" + service.slug(), variables));
                items.add(item);
            }
        }
        return items;
    }

    private static Map<String, Object> site(
            Site site, Definition definition, List<Map<String, Object>> services, Set<String> variables) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("slug", site.slug());
        item.put("name", site.name());
        item.put("environment", site.environment().name().toLowerCase(Locale.ROOT));
        item.put("active", site.active());
        item.put("key", site.key().text());
        item.putAll(members(definition, site.slug(), variables));
        item.putIfAbsent("store", Map.of("kind", site.store().kind()));
        item.put("services", services);
        return item;
    }

    private static Map<String, Object> members(Definition definition, String owner, Set<String> variables) {
        ObjectNode tree = (ObjectNode) JSON.readTree(definition.masked());
        definition.secrets().forEach(pointer -> {
            JsonPointer at = JsonPointer.compile(pointer);
            if (tree.at(at.head()) instanceof ObjectNode parent) {
                String name = (owner + pointer).replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
                String variable = name.matches("[0-9].*") ? "_" + name : name;
                variables.add(variable);
                parent.put(at.last().getMatchingProperty(), "${" + variable + "}");
            }
        });
        return asMap(tree);
    }

    @SuppressWarnings("unchecked") // an object's members are named by texts
    private static Map<String, Object> asMap(ObjectNode tree) {
        return JSON.treeToValue(tree, LinkedHashMap.class);
    }

    private static String yaml(Map<String, Object> top) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        return new Yaml(options).dump(top);
    }
}
