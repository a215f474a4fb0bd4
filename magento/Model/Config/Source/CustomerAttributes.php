<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model\Config\Source;

use Magento\Customer\Api\CustomerMetadataInterface;
use Magento\Framework\Data\OptionSourceInterface;

/**
 * The shop's own attributes of customers.
 */
class CustomerAttributes implements OptionSourceInterface
{
    /**
     * @param CustomerMetadataInterface $metadata
     */
    public function __construct(private readonly CustomerMetadataInterface $metadata)
    {
    }

    /**
     * @inheritdoc
     */
    public function toOptionArray(): array
    {
        $options = [];
        foreach ($this->metadata->getAllAttributesMetadata() as $attribute) {
            if ($attribute->isUserDefined()) {
                $code = (string)$attribute->getAttributeCode();
                $label = trim((string)$attribute->getFrontendLabel());
                $options[] = ['value' => $code, 'label' => $label === '' ? $code : $label . ' (' . $code . ')'];
            }
        }
        return $options;
    }
}
