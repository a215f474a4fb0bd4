package io.rialto.saml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Validator;
import org.opensaml.saml.common.xml.SAMLSchemaBuilder;
import org.opensaml.saml.common.xml.SAMLSchemaBuilder.SAML1Version;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The OASIS schemas, as OpenSAML ships them. */
final class Schemas {

    private Schemas() {}

    static List<String> complaints(byte[] xml) {
        List<String> complaints = new ArrayList<>();
        try {
            Validator validator =
                    new SAMLSchemaBuilder(SAML1Version.SAML_11).getSAMLSchema().newValidator();
            validator.setErrorHandler(into(complaints));
            validator.validate(new StreamSource(new ByteArrayInputStream(xml)));
        } catch (SAXException e) {
            complaints.add(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return complaints;
    }

    private static ErrorHandler into(List<String> complaints) {
        return new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {
                complaints.add(e.getMessage());
            }

            @Override
            public void error(SAXParseException e) {
                complaints.add(e.getMessage());
            }

            @Override
            public void fatalError(SAXParseException e) throws SAXException {
                throw e;
            }
        };
    }
}
