<?php

/**
 * Loads the module and, in place of the shop, its stand-ins.
 */

declare(strict_types=1);

require_once __DIR__ . '/StandIn/magento.php';

spl_autoload_register(static function (string $class): void {
    $prefix = 'Rialto\\IdentityBridge\\';
    if (strncmp($class, $prefix, strlen($prefix)) === 0) {
        $file = dirname(__DIR__) . '/' . strtr(substr($class, strlen($prefix)), '\\', '/') . '.php';
        if (is_file($file)) {
            require_once $file;
        }
    }
});
