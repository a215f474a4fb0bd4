<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Bridge;

/**
 * The way from the shop's server to Rialto. It follows no redirects and gives up soon.
 */
interface Http
{
    /**
     * Asks.
     *
     * @param string $url
     * @param string[] $headers by name
     * @param int $seconds how long to wait, at most
     * @return HttpAnswer
     */
    public function get(string $url, array $headers, int $seconds): HttpAnswer;

    /**
     * Tells.
     *
     * @param string $url
     * @param string $body
     * @param string[] $headers by name
     * @param int $seconds how long to wait, at most
     * @return HttpAnswer
     */
    public function post(string $url, string $body, array $headers, int $seconds): HttpAnswer;
}
