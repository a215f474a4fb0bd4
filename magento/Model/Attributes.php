<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model;

use Magento\Customer\Api\CustomerMetadataInterface;
use Magento\Customer\Api\Data\AttributeMetadataInterface;
use Magento\Customer\Api\Data\CustomerInterface;

/**
 * Custom attributes as people read them: labels in place of the ids of options.
 */
class Attributes
{
    /**
     * @param CustomerMetadataInterface $metadata
     */
    public function __construct(private readonly CustomerMetadataInterface $metadata)
    {
    }

    /**
     * By code.
     *
     * @param CustomerInterface $customer
     * @param string[] $codes
     * @return array
     */
    public function of(CustomerInterface $customer, array $codes): array
    {
        $values = [];
        foreach ($codes as $code) {
            $attribute = $customer->getCustomAttribute($code);
            if ($attribute !== null && $attribute->getValue() !== null) {
                $values[$code] = $this->readable($this->metadata->getAttributeMetadata($code), $attribute->getValue());
            }
        }
        return $values;
    }

    /**
     * A value for people.
     *
     * @param AttributeMetadataInterface $attribute
     * @param mixed $value
     * @return mixed
     */
    private function readable(AttributeMetadataInterface $attribute, $value)
    {
        switch ($attribute->getFrontendInput()) {
            case 'boolean':
                return (bool)(int)$value;
            case 'select':
                return $this->label($attribute, (string)$value);
            case 'multiselect':
                $chosen = is_array($value) ? $value : explode(',', (string)$value);
                return array_map(function ($one) use ($attribute) {
                    return $this->label($attribute, (string)$one);
                }, $chosen);
            default:
                return $value;
        }
    }

    /**
     * What an option is called.
     *
     * @param AttributeMetadataInterface $attribute
     * @param string $value
     * @return string
     */
    private function label(AttributeMetadataInterface $attribute, string $value): string
    {
        foreach ($attribute->getOptions() as $option) {
            if ((string)$option->getValue() === $value) {
                return (string)$option->getLabel();
            }
        }
        return $value;
    }
}
