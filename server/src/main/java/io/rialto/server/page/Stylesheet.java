package io.rialto.server.page;

import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The stylesheet of all pages. Beside it and {@link Scripts} nothing of the class path can be asked for. */
@Controller
class Stylesheet {

    @GetMapping("/assets/rialto.css")
    ResponseEntity<Resource> stylesheet() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/css;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .header("X-Content-Type-Options", "nosniff")
                .body(new ClassPathResource("assets/rialto.css"));
    }
}
