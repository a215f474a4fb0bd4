<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model\Resolver;

use Magento\Framework\GraphQl\Config\Element\Field;
use Magento\Framework\GraphQl\Exception\GraphQlInputException;
use Magento\Framework\GraphQl\Query\ResolverInterface;
use Magento\Framework\GraphQl\Schema\Type\ResolveInfo;
use Psr\Log\LoggerInterface;
use Rialto\IdentityBridge\Bridge\LaunchRequest;
use Rialto\IdentityBridge\Model\Config;
use Rialto\IdentityBridge\Model\Tickets;

/**
 * rialtoLaunch: where a headless storefront sends the browser. The address holds a ticket.
 */
class Launch implements ResolverInterface
{
    /**
     * @param Config $config
     * @param Visitors $visitors
     * @param Tickets $tickets
     * @param LoggerInterface $log
     */
    public function __construct(
        private readonly Config $config,
        private readonly Visitors $visitors,
        private readonly Tickets $tickets,
        private readonly LoggerInterface $log
    ) {
    }

    /**
     * @inheritdoc
     */
    public function resolve(Field $field, $context, ResolveInfo $info, ?array $value = null, ?array $args = null)
    {
        $visitor = $this->visitors->loggedIn();
        $request = new LaunchRequest(['service' => $args['service'] ?? null]);
        if (!$request->isWellFormed()) {
            throw new GraphQlInputException(__('There is no such service.'));
        }
        $request = new LaunchRequest(['service' => $args['service'], 'nonce' => $args['nonce'] ?? '']);
        if (!$request->isWellFormed()) {
            throw new GraphQlInputException(__('The nonce is missing: begin with the service\'s link.'));
        }
        try {
            $connection = $this->config->connection();
            $url = $connection === null ? null : $connection->completeUrl([
                'ticket' => $this->tickets->issue($connection, $visitor, $request->service(), $request->nonce()),
            ]);
        } catch (\Throwable $trouble) {
            $this->log->error('rialto graphql outcome=failed cause=' . get_class($trouble));
            $url = null;
        }
        if ($url === null) {
            throw new Unavailable(__('The service cannot be opened at the moment.'));
        }
        return ['url' => $url];
    }
}
