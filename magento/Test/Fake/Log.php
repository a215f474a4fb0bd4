<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Test\Fake;

use Psr\Log\LoggerInterface;

/**
 * Keeps every line.
 */
class Log implements LoggerInterface
{
    /**
     * @var string[]
     */
    public $lines = [];

    public function critical($message, array $context = [])
    {
        $this->lines[] = (string)$message;
    }

    public function error($message, array $context = [])
    {
        $this->lines[] = (string)$message;
    }

    public function warning($message, array $context = [])
    {
        $this->lines[] = (string)$message;
    }

    public function info($message, array $context = [])
    {
        $this->lines[] = (string)$message;
    }
}
