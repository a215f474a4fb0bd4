<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Test\Unit;

use PHPUnit\Framework\TestCase;
use Rialto\IdentityBridge\Bridge\Base64Url;
use Rialto\IdentityBridge\Bridge\Connection;
use Rialto\IdentityBridge\Bridge\Envelope;
use Rialto\IdentityBridge\Bridge\Trouble;
use Rialto\IdentityBridge\Test\Fake\Shop;

class EnvelopeTest extends TestCase
{
    /**
     * @dataProvider vectors
     */
    public function testEveryVectorIsSealedToTheLetterAndOpened(array $vector): void
    {
        $connection = new Connection($vector['issuer'], $vector['shop'], $vector['key']);

        $sealed = Envelope::seal($vector['typ'], $connection, $vector['claims'], Base64Url::decode($vector['iv']));

        self::assertSame($vector['compact'], $sealed);
        self::assertSame($vector['claims'], Envelope::open($vector['typ'], $connection, $vector['compact']));
    }

    /**
     * @dataProvider vectorsOfTheServer
     */
    public function testWhatTheServerSealedIsOpened(array $vector): void
    {
        $connection = new Connection($vector['issuer'], $vector['shop'], $vector['key']);

        $claims = Envelope::open($vector['typ'], $connection, $vector['compact']);

        self::assertSame($vector['claims'], $claims);
    }

    public function vectors(): array
    {
        return self::read('from-php.json');
    }

    public function vectorsOfTheServer(): array
    {
        return self::read('from-java.json');
    }

    private static function read(string $file): array
    {
        $vectors = json_decode((string)file_get_contents(dirname(__DIR__) . '/vectors/' . $file), true);
        return array_map(static function (array $vector) {
            return [$vector];
        }, array_column($vectors, null, 'name'));
    }

    public function testNoTwoEnvelopesAreAlike(): void
    {
        $connection = (new Shop())->connection();

        self::assertNotSame(
            Envelope::seal(Envelope::TICKET, $connection, ['sub' => '1']),
            Envelope::seal(Envelope::TICKET, $connection, ['sub' => '1'])
        );
    }

    public function testAnEventIsNoTicket(): void
    {
        $connection = (new Shop())->connection();
        $event = Envelope::seal(Envelope::EVENT, $connection, ['sub' => '1']);

        self::assertNull(Envelope::open(Envelope::TICKET, $connection, $event));
        self::assertSame(['sub' => '1'], Envelope::open(Envelope::EVENT, $connection, $event));
    }

    /**
     * @dataProvider places
     */
    public function testWhateverIsChangedNothingIsOpened(int $part): void
    {
        $connection = (new Shop())->connection();
        $parts = explode('.', Envelope::seal(Envelope::TICKET, $connection, ['sub' => '1', 'text' => 'long enough']));
        $parts[$part] = Base64Url::encode((string)Base64Url::decode($parts[$part]) ^ str_pad("\x01", 11, "\x00"))
            . substr($parts[$part], 15);

        self::assertNull(Envelope::open(Envelope::TICKET, $connection, implode('.', $parts)));
    }

    public function places(): array
    {
        return ['header' => [0], 'vector' => [2], 'text' => [3], 'tag' => [4]];
    }

    public function testAShortTagIsNotEnough(): void
    {
        $connection = (new Shop())->connection();
        $parts = explode('.', Envelope::seal(Envelope::TICKET, $connection, ['sub' => '1']));
        $parts[4] = Base64Url::encode(substr((string)Base64Url::decode($parts[4]), 0, 4));

        self::assertNull(Envelope::open(Envelope::TICKET, $connection, implode('.', $parts)));
    }

    public function testAnotherKeyOpensNothing(): void
    {
        $sealed = Envelope::seal(Envelope::TICKET, (new Shop())->connection(), ['sub' => '1']);
        $other = new Connection(Shop::ISSUER, Shop::URL, Base64Url::encode(str_repeat('x', 32)));

        self::assertNull(Envelope::open(Envelope::TICKET, $other, $sealed));
    }

    public function testTooMuchIsSaidToBeTooMuch(): void
    {
        $this->expectException(Trouble::class);
        $this->expectExceptionMessage('share fewer attributes');

        Envelope::seal(Envelope::TICKET, (new Shop())->connection(), ['sub' => str_repeat('x', 13000)]);
    }

    /**
     * @dataProvider wrongConnections
     */
    public function testAConnectionThatCannotBeRightIsRefused(string $issuer, string $shop, string $key): void
    {
        $this->expectException(Trouble::class);

        new Connection($issuer, $shop, $key);
    }

    public function wrongConnections(): array
    {
        return [
            'no site' => ['https://id.example.test/', Shop::URL, Shop::KEY],
            'a query' => [Shop::ISSUER . '?x=1', Shop::URL, Shop::KEY],
            'a user' => ['https://me@id.example.test/s/main', Shop::URL, Shop::KEY],
            'another scheme' => ['ftp://id.example.test/s/main', Shop::URL, Shop::KEY],
            'no shop' => [Shop::ISSUER, 'shop', Shop::KEY],
            'a short key' => [Shop::ISSUER, Shop::URL, 'AAECAwQFBgc'],
            'a key with padding' => [Shop::ISSUER, Shop::URL, Shop::KEY . '='],
            'no key' => [Shop::ISSUER, Shop::URL, ''],
        ];
    }

    public function testTheKeyIsInNoDump(): void
    {
        $dump = print_r((new Shop())->connection(), true); // phpcs:ignore

        self::assertStringNotContainsString('key', $dump);
    }
}
