<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model;

use Magento\Customer\Api\CustomerRepositoryInterface;
use Magento\Customer\Model\AuthenticationInterface;
use Magento\Customer\Model\Config\Share;
use Magento\Customer\Model\Session;
use Magento\Framework\Exception\NoSuchEntityException;
use Magento\Store\Model\StoreManagerInterface;
use Rialto\IdentityBridge\Bridge\Visitor;

/**
 * Who is there.
 *
 * Only Session::isLoggedIn() tells: the id of a customer is in the session of who is merely remembered by a
 * persistent cart, too.
 */
class CurrentVisitor
{
    /** Where the session keeps when the password was given. */
    public const LOGGED_IN_AT = 'rialto_logged_in_at';

    /**
     * @param Session $session
     * @param CustomerRepositoryInterface $customers
     * @param AuthenticationInterface $authentication
     * @param Share $share
     * @param StoreManagerInterface $stores
     * @param Impersonation $impersonation
     * @param Companies $companies
     */
    public function __construct(
        private readonly Session $session,
        private readonly CustomerRepositoryInterface $customers,
        private readonly AuthenticationInterface $authentication,
        private readonly Share $share,
        private readonly StoreManagerInterface $stores,
        private readonly Impersonation $impersonation,
        private readonly Companies $companies
    ) {
    }

    /**
     * By the session.
     *
     * @return Visitor
     */
    public function read(): Visitor
    {
        if (!$this->session->isLoggedIn()) {
            return Visitor::guest();
        }
        $id = (int)$this->session->getCustomerId();
        if (!$this->mayLogIn($id)) {
            return Visitor::shutOut();
        }
        $at = $this->session->getData(self::LOGGED_IN_AT);
        return Visitor::customer($id, is_int($at) ? $at : null, $this->impersonation->admin());
    }

    /**
     * By a token, whose owner this is.
     *
     * @param int $customerId
     * @param int|null $loggedInAt when the token was given
     * @return Visitor
     */
    public function ofToken(int $customerId, ?int $loggedInAt): Visitor
    {
        return $this->mayLogIn($customerId) ? Visitor::customer($customerId, $loggedInAt) : Visitor::shutOut();
    }

    /**
     * Whether the customer could log in now, here.
     *
     * @param int $customerId
     * @return bool
     */
    private function mayLogIn(int $customerId): bool
    {
        try {
            $customer = $this->customers->getById($customerId);
        } catch (NoSuchEntityException $deleted) {
            return false;
        }
        $isElsewhere = $this->share->isWebsiteScope()
            && (int)$customer->getWebsiteId() !== (int)$this->stores->getWebsite()->getId();
        return !$isElsewhere
            && !$this->authentication->isLocked($customerId)
            && $this->companies->isInactive($customer) !== true;
    }
}
