package io.rialto.server.preset;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;

/** The pages of {@code docs/presets}, as the presets' own files say. */
final class PresetPages {

    private PresetPages() {}

    static String index(Collection<Preset> presets) {
        StringBuilder page = new StringBuilder("""
                # Presets

                <!-- Made from the presets' own files by `./rialto golden`. -->

                What is known of services that many shops lead to. A preset saves you the endpoints, the names of attributes and the
                quirks; what the file says beside it wins. To add one, add a file beside
                [these](../../server/src/main/resources/io/rialto/server/preset): no Java is needed, and the build checks it.

                | preset | service | protocol | what becomes of accounts |
                |---|---|---|---|
                """);
        presets.forEach(preset -> page.append("| [`%s`](%s.md) | %s | %s | %s |\n"
                .formatted(
                        preset.name(),
                        preset.name(),
                        preset.title(),
                        protocol(preset),
                        preset.accounts().contract().words())));
        return page.toString();
    }

    static String page(Preset preset) {
        StringBuilder page = new StringBuilder("# " + preset.title() + "\n\n");
        page.append("<!-- Made from %s.yaml by `./rialto golden`. -->\n\n".formatted(preset.name()));
        page.append(preset.summary()).append("\n\n").append(example(preset));
        parameters(preset, page);
        page.append("\n## On the service's side\n\n");
        page.append("`{issuer}` is the site's issuer, `{service}` the service's slug.\n\n");
        int step = 1;
        for (String text : preset.setUp()) {
            page.append(step++).append(". ").append(text).append('\n');
        }
        if (preset.secret() != null) {
            page.append("\nThe secret: ").append(preset.secret()).append(".\n");
        }
        page.append("\n## Accounts\n\n| | |\n|---|---|\n");
        page.append("| with each login | ")
                .append(preset.accounts().contract().words())
                .append(" |\n");
        page.append("| found by | ").append(preset.accounts().matched()).append(" |\n");
        page.append("| after a change of the e-mail address | ")
                .append(preset.accounts().changedEmail())
                .append(" |\n");
        list("Good to know", preset.quirks(), page);
        page.append("\n## What the preset says\n\n```yaml\n")
                .append(yaml(preset.service()))
                .append("```\n");
        page.append("\n## Where this is documented\n\n");
        preset.sources().forEach(source -> page.append("- [%s](%s)\n".formatted(source.title(), source.url())));
        return page.toString();
    }

    private static String example(Preset preset) {
        String block = preset.parameters().entrySet().stream()
                .filter(parameter -> parameter.getValue().usual() == null)
                .map(parameter -> "      " + parameter.getKey() + ": \""
                        + parameter.getValue().example() + "\"\n")
                .collect(Collectors.joining());
        String secret = preset.secret() == null
                ? ""
                : "      " + (preset.protocol().equals("oidc") ? "client_secret" : "secret") + ": ${SECRET}\n";
        String open = open(preset);
        return "```yaml\nservices:\n  - slug: partner\n    name: Partner\n    preset: " + preset.name() + "\n"
                + (block + secret + open)
                        .lines()
                        .map(line -> line + "\n")
                        .collect(Collectors.joining(
                                "", (block + secret + open).isEmpty() ? "" : "    " + preset.protocol() + ":\n", ""))
                + "```\n";
    }

    private static String open(Preset preset) {
        return switch (preset.name()) {
            case "generic-saml" ->
                "      entity_id: https://partner.example/saml\n      acs: https://partner.example/saml/acs\n";
            case "generic-jwt", "generic-hmac" -> "      url: https://partner.example/sso\n";
            case "generic-oidc" ->
                "      client_id: partner\n      redirect_uris: [\"https://partner.example/callback\"]\n";
            default -> "";
        };
    }

    private static void parameters(Preset preset, StringBuilder page) {
        if (preset.parameters().isEmpty()) {
            return;
        }
        page.append("\n| under `").append(preset.protocol()).append("` | what it is | without it |\n|---|---|---|\n");
        preset.parameters()
                .forEach((name, parameter) -> page.append("| `%s` | %s, as `%s` | %s |\n"
                        .formatted(
                                name,
                                parameter.meaning(),
                                parameter.example(),
                                parameter.usual() == null ? "needed" : "`" + parameter.usual() + "`")));
    }

    private static void list(String heading, List<String> texts, StringBuilder page) {
        page.append("\n## ").append(heading).append("\n\n");
        texts.forEach(text -> page.append("- ").append(text).append('\n'));
    }

    private static String yaml(Node node) {
        Object plain = new SafeConstructor(new LoaderOptions()) {
            Object plain(Node top) {
                return constructDocument(top);
            }
        }.plain(node);
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(110);
        return new Yaml(options).dump(plain instanceof Map<?, ?> map ? map : Map.of());
    }

    private static String protocol(Preset preset) {
        return switch (preset.protocol()) {
            case "saml" -> "SAML";
            case "oidc" -> "OpenID Connect";
            default -> preset.protocol().toUpperCase(Locale.ROOT);
        };
    }
}
