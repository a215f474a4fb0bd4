<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Test\Unit;

use PHPUnit\Framework\TestCase;
use Rialto\IdentityBridge\Bridge\Envelope;
use Rialto\IdentityBridge\Bridge\EventMessage;
use Rialto\IdentityBridge\Bridge\Rialto;
use Rialto\IdentityBridge\Bridge\Sealer;
use Rialto\IdentityBridge\Bridge\Trouble;
use Rialto\IdentityBridge\Test\Fake\Rialto as FakeRialto;
use Rialto\IdentityBridge\Test\Fake\Shop;

class RialtoTest extends TestCase
{
    public function testTheServicesOfACustomer(): void
    {
        $fake = new FakeRialto(200, ['services' => [
            ['slug' => 'rewards', 'name' => 'Rewards', 'summary' => 'Points', 'url' => 'https://evil.test/'],
            ['slug' => '../x'],
            'nonsense',
            ['slug' => 'club'],
        ]]);

        $services = (new Rialto($fake, new Sealer()))->services((new Shop())->connection(), 'TICKET');

        self::assertSame([
            [
                'slug' => 'rewards',
                'name' => 'Rewards',
                'summary' => 'Points',
                'url' => Shop::ISSUER . '/launch/rewards',
            ],
            ['slug' => 'club', 'name' => 'club', 'summary' => '', 'url' => Shop::ISSUER . '/launch/club'],
        ], $services);
        self::assertSame('GET', $fake->asked[0][0]);
        self::assertSame(Shop::ISSUER . '/services', $fake->asked[0][1]);
        self::assertSame('Bearer TICKET', $fake->asked[0][3]['Authorization']);
        self::assertSame(2, $fake->asked[0][4]);
    }

    /**
     * @dataProvider silences
     */
    public function testNoServicesOrNoAnswer(?array $expected, int $status, array $body): void
    {
        $rialto = new Rialto(new FakeRialto($status, $body), new Sealer());

        self::assertSame($expected, $rialto->services((new Shop())->connection(), 'TICKET'));
    }

    public function silences(): array
    {
        return [
            'refused' => [[], 403, []],
            'silent' => [null, 0, []],
            'broken' => [null, 500, []],
            'something else' => [null, 200, ['services' => 'none']],
            'moved' => [null, 302, []],
        ];
    }

    /**
     * @dataProvider outcomes
     */
    public function testWhatBecomesOfAnEvent(string $expected, int $status, array $body): void
    {
        $rialto = new Rialto(new FakeRialto($status, $body), new Sealer());
        $message = EventMessage::of(EventMessage::DELETED, 1, 1, Shop::NOW);

        self::assertSame($expected, $rialto->tell((new Shop())->connection(), $message, Shop::NOW));
    }

    public function outcomes(): array
    {
        return [
            'heard' => [Rialto::TOLD, 204, []],
            'silent' => [Rialto::LATER, 0, []],
            'overloaded' => [Rialto::LATER, 429, []],
            'broken' => [Rialto::LATER, 503, []],
            'a wrong key, which somebody mends' => [Rialto::LATER, 401, ['error' => 'tampered']],
            'no such site yet' => [Rialto::LATER, 404, ['error' => 'unknown_site']],
            'malformed' => [Rialto::REFUSED, 400, ['error' => 'malformed']],
            'told otherwise before' => [Rialto::REFUSED, 403, ['error' => 'replayed']],
        ];
    }

    public function testAnEventIsSealedAnewAndCountsOnce(): void
    {
        $fake = new FakeRialto(503);
        $rialto = new Rialto($fake, new Sealer());
        $connection = (new Shop())->connection();
        $message = EventMessage::of(EventMessage::DISABLED, 42, 1, Shop::NOW);

        $rialto->tell($connection, $message, Shop::NOW);
        $rialto->tell($connection, $message->afterFailure(), Shop::NOW + 100);

        $first = Envelope::open(Envelope::EVENT, $connection, $fake->asked[0][2]);
        $second = Envelope::open(Envelope::EVENT, $connection, $fake->asked[1][2]);
        self::assertSame(['iss', 'aud', 'iat', 'exp', 'sub', 'jti', 'event', 'toe'], array_keys($first));
        self::assertSame('42', $first['sub']);
        self::assertSame($first['jti'], $second['jti']);
        self::assertSame(Shop::NOW, $second['toe']);
        self::assertSame(Shop::NOW + 100, $second['iat']);
        self::assertSame('application/jose', $fake->asked[0][3]['Content-Type']);
    }

    public function testACodeIsExchangedForAConnection(): void
    {
        $fake = new FakeRialto(200, ['issuer' => Shop::ISSUER, 'kid' => 'main', 'ticket_key' => Shop::KEY]);

        $connection = (new Rialto($fake, new Sealer()))->pair(Shop::ISSUER . '/', 'CODE', Shop::URL);

        self::assertSame(Shop::ISSUER, $connection->issuer());
        self::assertSame((new Shop())->connection()->key(), $connection->key());
        self::assertSame(['code' => 'CODE', 'base_url' => Shop::URL], json_decode($fake->asked[0][2], true));
        self::assertSame(Shop::ISSUER . '/store/pair', $fake->asked[0][1]);
    }

    /**
     * @dataProvider pairingsThatFail
     */
    public function testAPairingThatFailsSaysWhy(string $expected, string $address, int $status, array $body): void
    {
        $this->expectException(Trouble::class);
        $this->expectExceptionMessage($expected);

        (new Rialto(new FakeRialto($status, $body), new Sealer()))->pair($address, 'CODE', Shop::URL);
    }

    public function pairingsThatFail(): array
    {
        $right = ['issuer' => Shop::ISSUER, 'ticket_key' => Shop::KEY];
        return [
            'no address' => ['must be an address like', 'id.example.test', 200, $right],
            'silence' => ['does not answer', Shop::ISSUER, 0, []],
            'its own words' => ['The code has expired.', Shop::ISSUER, 403, ['message' => "The code has\nexpired."]],
            'something else' => ['There is no Rialto', Shop::ISSUER, 404, []],
            'another site' => ['calls this site', 'https://id.example.test/s/other', 200, $right],
            'no key' => ['43 characters', Shop::ISSUER, 200, ['ticket_key' => 'x'] + $right],
        ];
    }

    public function testACheckListsWhatIsRightAndWrong(): void
    {
        $fake = new FakeRialto(200, ['checks' => [
            ['what' => 'clock', 'ok' => false, 'detail' => 'The shop is 90 s ahead.'],
            ['what' => 'active', 'ok' => 'yes', 'detail' => 'Not a flag.'],
            'nonsense',
        ]]);

        $points = (new Rialto($fake, new Sealer()))->check((new Shop())->connection(), Shop::NOW);

        self::assertSame([true, false, false], array_column($points, 'ok'));
        self::assertSame('The shop is 90 s ahead.', $points[1]['detail']);
    }

    public function testACheckOfNothing(): void
    {
        $connection = (new Shop())->connection();

        $silent = (new Rialto(new FakeRialto(0), new Sealer()))->check($connection, Shop::NOW);
        $stranger = new FakeRialto(401, ['error' => 'tampered', 'message' => 'No key opens it.']);
        $refused = (new Rialto($stranger, new Sealer()))->check($connection, Shop::NOW);

        self::assertSame([['what' => 'reached', 'ok' => false,
            'detail' => 'Rialto does not answer at ' . Shop::ISSUER . '.']], $silent);
        self::assertSame([['what' => 'tampered', 'ok' => false, 'detail' => 'No key opens it.']], $refused);
    }
}
