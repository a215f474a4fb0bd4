<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\ViewModel;

use Magento\Framework\View\Element\Block\ArgumentInterface;
use Psr\Log\LoggerInterface;
use Rialto\IdentityBridge\Model\Config;
use Rialto\IdentityBridge\Model\CurrentVisitor;
use Rialto\IdentityBridge\Model\Services as Known;

/**
 * The services that who is there may enter.
 */
class Services implements ArgumentInterface
{
    /**
     * @param Config $config
     * @param CurrentVisitor $visitors
     * @param Known $services
     * @param LoggerInterface $log
     */
    public function __construct(
        private readonly Config $config,
        private readonly CurrentVisitor $visitors,
        private readonly Known $services,
        private readonly LoggerInterface $log
    ) {
    }

    /**
     * Slug, name, summary and url of each; null when they cannot be shown now. The page goes on without them.
     *
     * @return string[][]|null
     */
    public function tiles(): ?array
    {
        try {
            $connection = $this->config->connection();
            $visitor = $connection === null ? null : $this->visitors->read();
            return $visitor !== null && $visitor->isLoggedIn() ? $this->services->of($connection, $visitor) : [];
        } catch (\Throwable $trouble) {
            $this->log->error('rialto services outcome=failed cause=' . get_class($trouble));
            return null;
        }
    }
}
