<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Plugin;

use Magento\Customer\Controller\Account\Logout;
use Magento\Framework\Controller\Result\Redirect;
use Psr\Log\LoggerInterface;
use Rialto\IdentityBridge\Model\Config;
use Rialto\IdentityBridge\Model\CurrentVisitor;
use Rialto\IdentityBridge\Model\Tickets;

/**
 * Leads a customer who logs out on to Rialto, which logs out of the services and leads back. If that cannot be,
 * the shop's own logout is all
 * there is.
 */
class LogoutEverywhere
{
    /**
     * @param Config $config
     * @param CurrentVisitor $visitors
     * @param Tickets $tickets
     * @param LoggerInterface $log
     */
    public function __construct(
        private readonly Config $config,
        private readonly CurrentVisitor $visitors,
        private readonly Tickets $tickets,
        private readonly LoggerInterface $log
    ) {
    }

    /**
     * Around it: who logs out is known only before, and must be logged out before the browser leaves.
     *
     * @param Logout $action
     * @param callable $proceed
     * @return mixed
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function aroundExecute(Logout $action, callable $proceed)
    {
        $url = $this->wayOut();
        $result = $proceed();
        if ($url !== null && $result instanceof Redirect) {
            $result->setUrl($url);
            $result->setHeader('Cache-Control', 'no-store', true);
            $result->setHeader('Referrer-Policy', 'no-referrer', true);
        }
        return $result;
    }

    /**
     * Where to, if anywhere.
     *
     * @return string|null
     */
    private function wayOut(): ?string
    {
        try {
            $connection = $this->config->logsOutEverywhere() ? $this->config->connection() : null;
            $visitor = $connection === null ? null : $this->visitors->read();
            if ($connection === null || !$visitor->isLoggedIn() || $visitor->admin() !== null) {
                return null;
            }
            return $connection->logoutUrl($this->tickets->issue($connection, $visitor, Tickets::LOGOUT));
        } catch (\Throwable $trouble) {
            $this->log->error('rialto logout outcome=shop_only cause=' . get_class($trouble));
            return null;
        }
    }
}
