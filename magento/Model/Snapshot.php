<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model;

use Magento\Customer\Api\CustomerRepositoryInterface;
use Magento\Customer\Api\GroupRepositoryInterface;
use Magento\Framework\App\Config\ScopeConfigInterface;
use Magento\Store\Model\ScopeInterface;
use Magento\Store\Model\StoreManagerInterface;
use Rialto\IdentityBridge\Bridge\Profile;

/**
 * The customer as a ticket tells of them.
 */
class Snapshot
{
    private const LOCALE = 'general/locale/code';

    /**
     * @param CustomerRepositoryInterface $customers
     * @param GroupRepositoryInterface $groups
     * @param StoreManagerInterface $stores
     * @param ScopeConfigInterface $values
     * @param Config $config
     * @param Attributes $attributes
     * @param Segments $segments
     * @param Companies $companies
     */
    public function __construct(
        private readonly CustomerRepositoryInterface $customers,
        private readonly GroupRepositoryInterface $groups,
        private readonly StoreManagerInterface $stores,
        private readonly ScopeConfigInterface $values,
        private readonly Config $config,
        private readonly Attributes $attributes,
        private readonly Segments $segments,
        private readonly Companies $companies
    ) {
    }

    /**
     * At most what is shared; what is not shared is not even looked up.
     *
     * @param int $customerId
     * @return array
     */
    public function of(int $customerId): array
    {
        $customer = $this->customers->getById($customerId);
        $claims = $this->config->claims();
        $website = $this->stores->getWebsite();
        $facts = [
            'email' => (string)$customer->getEmail(),
            'email_verified' => $this->config->provesAddresses() && !$customer->getConfirmation(),
            'first_name' => (string)$customer->getFirstname(),
            'last_name' => (string)$customer->getLastname(),
            'website' => (string)$website->getCode(),
            'store' => (string)$this->stores->getStore()->getCode(),
            'locale' => (string)$this->values->getValue(self::LOCALE, ScopeInterface::SCOPE_STORE),
            'attributes' => $this->attributes->of($customer, $this->config->attributes()),
        ];
        if (in_array(Profile::GROUP, $claims, true)) {
            $group = (int)$customer->getGroupId();
            $facts['group'] = ['id' => (string)$group, 'code' => (string)$this->groups->getById($group)->getCode()];
        }
        if (in_array(Profile::SEGMENTS, $claims, true)) {
            $facts['segments'] = $this->segments->of($customerId, (int)$website->getId());
        }
        if (in_array(Profile::COMPANY, $claims, true)) {
            $facts['company'] = $this->companies->of($customer);
        }
        return Profile::of($facts, $claims, $this->config->attributes());
    }
}
