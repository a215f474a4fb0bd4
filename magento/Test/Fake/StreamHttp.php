<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Test\Fake;

use Rialto\IdentityBridge\Bridge\Http;
use Rialto\IdentityBridge\Bridge\HttpAnswer;

/**
 * The way to a running server, with nothing but PHP.
 */
class StreamHttp implements Http
{
    public function get(string $url, array $headers, int $seconds): HttpAnswer
    {
        return $this->answer('GET', $url, '', $headers, $seconds);
    }

    public function post(string $url, string $body, array $headers, int $seconds): HttpAnswer
    {
        return $this->answer('POST', $url, $body, $headers, $seconds);
    }

    private function answer(string $method, string $url, string $body, array $headers, int $seconds): HttpAnswer
    {
        $lines = [];
        foreach ($headers as $name => $value) {
            $lines[] = $name . ': ' . $value;
        }
        $context = stream_context_create(['http' => [
            'method' => $method,
            'header' => $lines,
            'content' => $body,
            'timeout' => $seconds,
            'ignore_errors' => true,
            'follow_location' => 0,
        ]]);
        $answer = file_get_contents($url, false, $context);
        if ($answer === false) {
            return new HttpAnswer(0);
        }
        preg_match('~^HTTP/\S+ (\d{3})~', $http_response_header[0], $status);
        return new HttpAnswer((int)$status[1], $answer);
    }
}
