<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model;

use Magento\Framework\HTTP\Client\Curl;
use Magento\Framework\HTTP\Client\CurlFactory;
use Rialto\IdentityBridge\Bridge\Http;
use Rialto\IdentityBridge\Bridge\HttpAnswer;

/**
 * By Magento's own client. Whatever goes wrong on the way is no answer, and nobody's trouble but Rialto's.
 */
class CurlHttp implements Http
{
    /**
     * @param CurlFactory $clients
     */
    public function __construct(private readonly CurlFactory $clients)
    {
    }

    /**
     * @inheritdoc
     */
    public function get(string $url, array $headers, int $seconds): HttpAnswer
    {
        return $this->answer($headers, $seconds, static function (Curl $client) use ($url) {
            $client->get($url);
        });
    }

    /**
     * @inheritdoc
     */
    public function post(string $url, string $body, array $headers, int $seconds): HttpAnswer
    {
        // Without Expect, curl would ask first, and Magento's client takes the answer to that for the answer.
        return $this->answer($headers + ['Expect' => ''], $seconds, static function (Curl $client) use ($url, $body) {
            $client->post($url, $body);
        });
    }

    /**
     * Calls, and reads what comes back.
     *
     * @param string[] $headers
     * @param int $seconds
     * @param callable $call
     * @return HttpAnswer
     */
    private function answer(array $headers, int $seconds, callable $call): HttpAnswer
    {
        try {
            $client = $this->clients->create();
            $client->setHeaders($headers);
            $client->setTimeout($seconds);
            $client->setOption(CURLOPT_CONNECTTIMEOUT, $seconds);
            $client->setOption(CURLOPT_PROTOCOLS, CURLPROTO_HTTP | CURLPROTO_HTTPS);
            $client->setOption(CURLOPT_FOLLOWLOCATION, false);
            $call($client);
            $after = array_change_key_case($client->getHeaders())['retry-after'] ?? '';
            return new HttpAnswer(
                (int)$client->getStatus(),
                (string)$client->getBody(),
                is_string($after) && ctype_digit($after) ? (int)$after : null
            );
        } catch (\Throwable $noAnswer) {
            return new HttpAnswer(0);
        }
    }
}
