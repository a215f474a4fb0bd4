<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model;

use Magento\Framework\Module\Manager;
use Magento\Framework\ObjectManagerInterface;

/**
 * The customer's segments, in the editions that have such.
 */
class Segments
{
    private const MEMBERS = 'Magento\\CustomerSegment\\Model\\Customer';
    private const NAMES = 'Magento\\CustomerSegment\\Model\\ResourceModel\\Segment\\Collection';

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
     * Their names.
     *
     * @param int $customerId
     * @param int $websiteId
     * @return string[]
     */
    public function of(int $customerId, int $websiteId): array
    {
        if (!$this->modules->isEnabled('Magento_CustomerSegment') || !class_exists(self::MEMBERS)) {
            return [];
        }
        $ids = $this->objects->get(self::MEMBERS)->getCustomerSegmentIdsForWebsite($customerId, $websiteId);
        if (!$ids) {
            return [];
        }
        $segments = $this->objects->create(self::NAMES)->addFieldToFilter('segment_id', ['in' => $ids]);
        return array_values(array_map('strval', $segments->getColumnValues('name')));
    }
}
