package io.rialto.server.release;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Optional;

/** The customer as the type checker sees it, under the names that the ticket uses. Company and attributes stay open. */
final class CustomerType {

    private static final MapType OPEN = MapType.create(SimpleType.STRING, SimpleType.DYN);
    private static final StructType GROUP =
            struct("Group", ImmutableMap.of("id", SimpleType.STRING, "code", SimpleType.STRING));
    private static final StructType ADDRESS = struct(
            "Address",
            ImmutableMap.<String, CelType>builder()
                    .put("street", SimpleType.DYN)
                    .put("city", SimpleType.STRING)
                    .put("postcode", SimpleType.STRING)
                    .put("region", SimpleType.DYN)
                    .put("country", SimpleType.STRING)
                    .put("company", SimpleType.STRING)
                    .put("telephone", SimpleType.STRING)
                    .put("default_billing", SimpleType.BOOL)
                    .put("default_shipping", SimpleType.BOOL)
                    .build());

    static final StructType CUSTOMER = struct(
            "Customer",
            ImmutableMap.<String, CelType>builder()
                    .put("id", SimpleType.STRING)
                    .put("email", SimpleType.STRING)
                    .put("email_verified", SimpleType.BOOL)
                    .put("first_name", SimpleType.STRING)
                    .put("last_name", SimpleType.STRING)
                    .put("group", GROUP)
                    .put("segments", ListType.create(SimpleType.STRING))
                    .put("company", OPEN)
                    .put("website", SimpleType.STRING)
                    .put("store", SimpleType.STRING)
                    .put("locale", SimpleType.STRING)
                    .put("attributes", OPEN)
                    .put("addresses", ListType.create(ADDRESS))
                    .build());

    /** Every name that can follow a dot, for suggestions. */
    static final ImmutableSet<String> NAMES = ImmutableSet.<String>builder()
            .addAll(CUSTOMER.fieldNames())
            .addAll(GROUP.fieldNames())
            .addAll(ADDRESS.fieldNames())
            .build();

    private CustomerType() {}

    static CelTypeProvider provider() {
        ImmutableList<CelType> types = ImmutableList.of(CUSTOMER, GROUP, ADDRESS);
        return new CelTypeProvider() {
            @Override
            public ImmutableCollection<CelType> types() {
                return types;
            }

            @Override
            public Optional<CelType> findType(String name) {
                return types.stream().filter(type -> type.name().equals(name)).findFirst();
            }
        };
    }

    private static StructType struct(String name, ImmutableMap<String, CelType> members) {
        return StructType.create(
                "rialto." + name, members.keySet(), member -> Optional.ofNullable(members.get(member)));
    }
}
