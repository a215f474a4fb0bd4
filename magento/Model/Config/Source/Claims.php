<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model\Config\Source;

use Magento\Framework\Data\OptionSourceInterface;
use Rialto\IdentityBridge\Bridge\Profile;

/**
 * What can be shared of a customer.
 */
class Claims implements OptionSourceInterface
{
    /**
     * @inheritdoc
     */
    public function toOptionArray(): array
    {
        return [
            ['value' => Profile::EMAIL, 'label' => __('E-mail address, and whether it is confirmed')],
            ['value' => Profile::NAME, 'label' => __('First and last name')],
            ['value' => Profile::GROUP, 'label' => __('Customer group')],
            ['value' => Profile::SEGMENTS, 'label' => __('Customer segments (Adobe Commerce)')],
            ['value' => Profile::COMPANY, 'label' => __('Company and role (B2B)')],
            ['value' => Profile::LOCALE, 'label' => __('Language')],
        ];
    }
}
