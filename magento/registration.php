<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

use Magento\Framework\Component\ComponentRegistrar;

ComponentRegistrar::register(ComponentRegistrar::MODULE, 'Rialto_IdentityBridge', __DIR__);
