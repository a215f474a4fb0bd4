<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model\Csp;

use Magento\Csp\Api\Data\PolicyInterface;
use Magento\Csp\Api\PolicyCollectorInterface;
use Magento\Csp\Model\Policy\FetchPolicy;
use Rialto\IdentityBridge\Model\Config;

/**
 * Lets the login form lead on to Rialto: browsers hold every redirect after a form against the page's form-action.
 */
class WayToRialto implements PolicyCollectorInterface
{
    /**
     * @param Config $config
     */
    public function __construct(private readonly Config $config)
    {
    }

    /**
     * @inheritdoc
     */
    public function collect(array $defaultPolicies = []): array
    {
        try {
            $connection = $this->config->connection();
        } catch (\Throwable $misconfigured) {
            $connection = null;
        }
        $ids = array_map(static function (PolicyInterface $policy) {
            return $policy->getId();
        }, $defaultPolicies);
        // A shop that limits no forms is not made to.
        if ($connection !== null && in_array('form-action', $ids, true)) {
            $defaultPolicies[] = new FetchPolicy('form-action', false, [$connection->origin()], [], true);
        }
        return $defaultPolicies;
    }
}
