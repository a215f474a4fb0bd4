<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model;

use Magento\Framework\Module\Manager;
use Magento\Framework\ObjectManagerInterface;
use Magento\LoginAsCustomerApi\Api\GetLoggedAsCustomerAdminIdInterface;

/**
 * Whether an administrator acts as the customer. The feature can be missing from a shop; then nobody does.
 */
class Impersonation
{
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
     * The administrator's id.
     *
     * @return int|null
     */
    public function admin(): ?int
    {
        $isThere = $this->modules->isEnabled('Magento_LoginAsCustomer')
            && interface_exists(GetLoggedAsCustomerAdminIdInterface::class);
        if (!$isThere) {
            return null;
        }
        $admin = (int)$this->objects->get(GetLoggedAsCustomerAdminIdInterface::class)->execute();
        return $admin > 0 ? $admin : null;
    }
}
