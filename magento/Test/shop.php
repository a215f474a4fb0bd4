<?php

/**
 * A shop on the command line, for the tests of Rialto's server: what the module says, without Magento.
 *
 *   php shop.php pair ISSUER CODE SHOP                the ticket key
 *   php shop.php check ISSUER KEY SHOP                one line for each point
 *   php shop.php ticket ISSUER KEY SHOP SERVICE NONCE where the browser goes
 *   php shop.php event ISSUER KEY SHOP EVENT CUSTOMER what became of it
 *   php shop.php services ISSUER KEY SHOP             the slugs
 */

declare(strict_types=1);

use Rialto\IdentityBridge\Bridge\Base64Url;
use Rialto\IdentityBridge\Bridge\Connection;
use Rialto\IdentityBridge\Bridge\EventMessage;
use Rialto\IdentityBridge\Bridge\Profile;
use Rialto\IdentityBridge\Bridge\Rialto;
use Rialto\IdentityBridge\Bridge\Sealer;
use Rialto\IdentityBridge\Bridge\Trouble;
use Rialto\IdentityBridge\Bridge\Visitor;
use Rialto\IdentityBridge\Test\Fake\StreamHttp;

require __DIR__ . '/bootstrap.php';

$profile = Profile::of([
    'email' => 'jane.doe@example.test',
    'email_verified' => true,
    'first_name' => 'Jane',
    'last_name' => 'Õunapuu',
    'group' => ['id' => '1', 'code' => 'General'],
    'segments' => ['loyalty'],
    'company' => ['id' => '7', 'name' => 'Doe Industries OÜ', 'role' => 'buyer'],
    'website' => 'base',
    'store' => 'default',
    'locale' => 'et_EE',
    'attributes' => ['partner_level' => 'Gold', 'secret' => 'not shared'],
], Profile::claims(), ['partner_level']);

try {
    [, $what, $issuer, $secret, $shop] = $argv;
    $sealer = new Sealer();
    $rialto = new Rialto(new StreamHttp(), $sealer);
    $jane = Visitor::customer(1, time() - 5);
    switch ($what) {
        case 'pair':
            echo Base64Url::encode($rialto->pair($issuer, $secret, $shop)->key()), "\n";
            break;
        case 'check':
            foreach ($rialto->check(new Connection($issuer, $shop, $secret), time()) as $point) {
                echo $point['what'], ' ', $point['ok'] ? 'ok' : 'wrong', ' ', $point['detail'], "\n";
            }
            break;
        case 'ticket':
            $connection = new Connection($issuer, $shop, $secret);
            $ticket = $sealer->ticket($connection, $jane, $profile, $argv[5], $argv[6], time());
            echo $connection->completeUrl(['ticket' => $ticket]), "\n";
            break;
        case 'event':
            $message = EventMessage::of($argv[5], (int)$argv[6], 1, time());
            echo $rialto->tell(new Connection($issuer, $shop, $secret), $message, time()), "\n";
            break;
        case 'services':
            $connection = new Connection($issuer, $shop, $secret);
            $ticket = $sealer->ticket($connection, $jane, $profile, 'services', null, time());
            echo implode(' ', array_column($rialto->services($connection, $ticket) ?? [], 'slug')), "\n";
            break;
    }
} catch (Trouble $trouble) {
    echo 'refused: ', $trouble->getMessage(), "\n";
}
