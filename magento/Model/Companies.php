<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model;

use Magento\Customer\Api\Data\CustomerInterface;
use Magento\Framework\Module\Manager;
use Magento\Framework\ObjectManagerInterface;

/**
 * The company that a customer buys for, in the editions that have such (B2B).
 */
class Companies
{
    private const COMPANIES = 'Magento\\Company\\Api\\CompanyRepositoryInterface';
    private const ROLES = 'Magento\\Company\\Api\\AclInterface';
    private const INACTIVE = 0;

    /**
     * @param Manager $modules
     * @param ObjectManagerInterface $objects
     */
    public function __construct(
        private readonly Manager $modules,
        private readonly ObjectManagerInterface $objects
    ) {
    }

    /**
     * Which one, and what the customer is in it; nothing for who has none.
     *
     * @param CustomerInterface $customer
     * @return string[]
     */
    public function of(CustomerInterface $customer): array
    {
        $membership = $this->membership($customer);
        if ($membership === null || !interface_exists(self::COMPANIES) || !interface_exists(self::ROLES)) {
            return [];
        }
        $id = (int)$membership->getCompanyId();
        $roles = array_map(static function ($role) {
            return (string)$role->getRoleName();
        }, array_values($this->objects->get(self::ROLES)->getRolesByUserId((int)$customer->getId())));
        return array_filter([
            'id' => (string)$id,
            'name' => (string)$this->objects->get(self::COMPANIES)->get($id)->getCompanyName(),
            'role' => $roles[0] ?? '',
            'job_title' => (string)$membership->getJobTitle(),
        ], 'strlen');
    }

    /**
     * Whether the company's administrator switched the customer off; null for who has no company.
     *
     * @param CustomerInterface $customer
     * @return bool|null
     */
    public function isInactive(CustomerInterface $customer): ?bool
    {
        $membership = $this->membership($customer);
        return $membership === null ? null : (int)$membership->getStatus() === self::INACTIVE;
    }

    /**
     * What B2B keeps with the customer.
     *
     * @param CustomerInterface $customer
     * @return object|null
     */
    private function membership(CustomerInterface $customer): ?object
    {
        $more = $customer->getExtensionAttributes();
        if (!$more || !$this->modules->isEnabled('Magento_Company') || !method_exists($more, 'getCompanyAttributes')) {
            return null;
        }
        $membership = $more->getCompanyAttributes();
        return $membership && (int)$membership->getCompanyId() > 0 ? $membership : null;
    }
}
