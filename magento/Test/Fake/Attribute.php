<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Test\Fake;

use Magento\Customer\Api\Data\AttributeMetadataInterface;

/**
 * An attribute of the shop's own, one of its values, and one of its options.
 */
class Attribute implements AttributeMetadataInterface
{
    private const INPUTS = ['partner_level' => 'select', 'interests' => 'multiselect', 'newsletter' => 'boolean'];

    public function __construct(private string $code, private string $value = '')
    {
    }

    public function getValue()
    {
        return $this->value;
    }

    public function getFrontendInput()
    {
        return self::INPUTS[$this->code] ?? 'text';
    }

    public function getOptions()
    {
        return [new self('Bronze', '4'), new self('Silver', '5'), new self('Gold', '6')];
    }

    public function getLabel()
    {
        return $this->code;
    }
}
