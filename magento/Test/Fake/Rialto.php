<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Test\Fake;

use Rialto\IdentityBridge\Bridge\Http;
use Rialto\IdentityBridge\Bridge\HttpAnswer;

/**
 * Answers what it was told to answer, and remembers what it was asked.
 */
class Rialto implements Http
{
    /**
     * @var array[] method, url, body, headers, seconds
     */
    public $asked = [];

    /**
     * @var HttpAnswer
     */
    private $answer;

    public function __construct(int $status, array $body = [], ?int $retryAfter = null)
    {
        $this->answers($status, $body, $retryAfter);
    }

    public function answers(int $status, array $body = [], ?int $retryAfter = null): void
    {
        $this->answer = new HttpAnswer($status, (string)json_encode($body), $retryAfter);
    }

    public function get(string $url, array $headers, int $seconds): HttpAnswer
    {
        $this->asked[] = ['GET', $url, '', $headers, $seconds];
        return $this->answer;
    }

    public function post(string $url, string $body, array $headers, int $seconds): HttpAnswer
    {
        $this->asked[] = ['POST', $url, $body, $headers, $seconds];
        return $this->answer;
    }
}
