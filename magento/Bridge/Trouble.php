<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Bridge;

/**
 * Something that the merchant can mend. The message says what, and holds no secret and nothing of a customer.
 */
class Trouble extends \RuntimeException
{
}
