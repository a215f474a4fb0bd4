<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Test\Unit;

use Magento\Framework\App\Cache\TypeListInterface;
use Magento\Framework\App\Config\Storage\WriterInterface;
use PHPUnit\Framework\TestCase;
use Rialto\IdentityBridge\Bridge\Rialto;
use Rialto\IdentityBridge\Bridge\Sealer;
use Rialto\IdentityBridge\Bridge\Trouble;
use Rialto\IdentityBridge\Model\Config;
use Rialto\IdentityBridge\Model\Pairing;
use Rialto\IdentityBridge\Test\Fake\Rialto as FakeRialto;
use Rialto\IdentityBridge\Test\Fake\Shop;

class PairingTest extends TestCase
{
    public function testWhatRialtoAnswersIsKeptAndTheKeyEncrypted(): void
    {
        $shop = new Shop();
        $shop->values = [];
        $fake = new FakeRialto(200, ['issuer' => Shop::ISSUER, 'kid' => 'main', 'ticket_key' => Shop::KEY]);

        $this->pairing($shop, $fake)->pair(Shop::ISSUER, 'CODE', 1);

        self::assertStringNotContainsString(Shop::KEY, $shop->values[Config::KEY]);
        self::assertSame('1', $shop->values[Config::ENABLED]);
        self::assertSame(Shop::URL, $shop->values[Config::SHOP]);
        self::assertSame($shop->connection()->key(), $shop->config()->connection()->key());
    }

    public function testARefusedCodeChangesNothing(): void
    {
        $shop = new Shop();
        $before = $shop->values;
        $fake = new FakeRialto(403, ['error' => 'wrong_code', 'message' => 'Not this code.']);

        try {
            $this->pairing($shop, $fake)->pair(Shop::ISSUER, 'CODE', 1);
            self::fail('it was paired');
        } catch (Trouble $trouble) {
            self::assertSame('Not this code.', $trouble->getMessage());
        }
        self::assertSame($before, $shop->values);
    }

    /**
     * @dataProvider keys
     */
    public function testTheKeyIsReadHoweverItRests(string $key): void
    {
        $shop = new Shop();
        $shop->values[Config::KEY] = $key;

        self::assertSame($shop->connection()->key(), $shop->config()->connection()->key());
    }

    public function keys(): array
    {
        return [
            'decrypted already, or set by deployment' => [Shop::KEY],
            'encrypted' => ['0:3:' . strrev(Shop::KEY)],
        ];
    }

    private function pairing(Shop $shop, FakeRialto $fake): Pairing
    {
        $storage = new class ($shop) implements WriterInterface {
            public function __construct(private Shop $shop)
            {
            }

            public function save($path, $value, $scope = 'default', $scopeId = 0)
            {
                $this->shop->values[$path] = $value;
            }
        };
        return new Pairing(
            new Rialto($fake, new Sealer()),
            $shop->config(),
            $storage,
            $shop,
            $shop,
            $this->createStub(TypeListInterface::class)
        );
    }
}
