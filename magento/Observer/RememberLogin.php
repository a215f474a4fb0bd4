<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Observer;

use Magento\Customer\Model\Session;
use Magento\Framework\Event\Observer;
use Magento\Framework\Event\ObserverInterface;
use Rialto\IdentityBridge\Model\Clock;
use Rialto\IdentityBridge\Model\CurrentVisitor;

/**
 * Keeps in the session when the customer logged in. Only for pages: a request for a token has no session.
 */
class RememberLogin implements ObserverInterface
{
    /**
     * @param Session $session
     * @param Clock $clock
     */
    public function __construct(private readonly Session $session, private readonly Clock $clock)
    {
    }

    /**
     * @inheritdoc
     */
    public function execute(Observer $observer): void
    {
        $this->session->setData(CurrentVisitor::LOGGED_IN_AT, $this->clock->now());
    }
}
