<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model\Resolver;

use Magento\Framework\GraphQl\Config\Element\Field;
use Magento\Framework\GraphQl\Query\ResolverInterface;
use Magento\Framework\GraphQl\Schema\Type\ResolveInfo;
use Psr\Log\LoggerInterface;
use Rialto\IdentityBridge\Model\Config;
use Rialto\IdentityBridge\Model\Services as Known;

/**
 * rialtoServices: what the customer may enter.
 */
class Services implements ResolverInterface
{
    /**
     * @param Config $config
     * @param Visitors $visitors
     * @param Known $services
     * @param LoggerInterface $log
     */
    public function __construct(
        private readonly Config $config,
        private readonly Visitors $visitors,
        private readonly Known $services,
        private readonly LoggerInterface $log
    ) {
    }

    /**
     * @inheritdoc
     */
    public function resolve(Field $field, $context, ResolveInfo $info, ?array $value = null, ?array $args = null)
    {
        $visitor = $this->visitors->loggedIn();
        try {
            $connection = $this->config->connection();
            $services = $connection === null ? null : $this->services->of($connection, $visitor);
        } catch (\Throwable $trouble) {
            $this->log->error('rialto graphql outcome=failed cause=' . get_class($trouble));
            $services = null;
        }
        if ($services === null) {
            throw new Unavailable(__('The services cannot be shown at the moment.'));
        }
        return $services;
    }
}
