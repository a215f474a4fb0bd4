<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Test\Fake;

use Magento\Customer\Api\Data\CustomerInterface;

/**
 * A customer with two attributes of the shop's own. Ids come as texts, as from the shop's database.
 */
class Customer implements CustomerInterface
{
    public ?string $confirmation = null;
    public ?object $company = null;

    public function __construct(private int $id, private int $website, public string $email)
    {
    }

    public function getId()
    {
        return (string)$this->id;
    }

    public function getWebsiteId()
    {
        return (string)$this->website;
    }

    public function getGroupId()
    {
        return '1';
    }

    public function getEmail()
    {
        return $this->email;
    }

    public function getFirstname()
    {
        return 'Jane';
    }

    public function getLastname()
    {
        return 'Doe';
    }

    public function getConfirmation()
    {
        return $this->confirmation;
    }

    public function getCustomAttribute($attributeCode)
    {
        $values = ['partner_level' => '6', 'loyalty_tier' => 'gold', 'interests' => '4,5', 'newsletter' => '1'];
        return isset($values[$attributeCode]) ? new Attribute($attributeCode, $values[$attributeCode]) : null;
    }

    public function getExtensionAttributes()
    {
        return new class ($this->company) {
            public function __construct(private ?object $company)
            {
            }

            public function getCompanyAttributes()
            {
                return $this->company;
            }
        };
    }

    /** As B2B has it. */
    public function inCompany(int $company, int $status): self
    {
        $changed = clone $this;
        $changed->company = new class ($company, $status) {
            public function __construct(private int $company, private int $status)
            {
            }

            public function getCompanyId()
            {
                return $this->company;
            }

            public function getStatus()
            {
                return $this->status;
            }

            public function getJobTitle()
            {
                return 'Buyer';
            }
        };
        return $changed;
    }
}
