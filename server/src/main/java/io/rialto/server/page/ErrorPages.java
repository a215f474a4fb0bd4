package io.rialto.server.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Errors that reached the application. */
@Controller
class ErrorPages implements ErrorController {

    private final Mishaps mishaps;
    private final Pages pages;

    ErrorPages(Mishaps mishaps, Pages pages) {
        this.mishaps = mishaps;
        this.pages = pages;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        pages.write(mishaps.notice(status), Frame.neutral(request.isSecure()), request, response);
    }
}
