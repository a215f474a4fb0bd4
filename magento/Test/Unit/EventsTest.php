<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Test\Unit;

use Magento\Customer\Model\Customer;
use Magento\Framework\Event\Observer;
use Magento\Integration\Api\CustomerTokenServiceInterface;
use PHPUnit\Framework\TestCase;
use Rialto\IdentityBridge\Bridge\EventMessage;
use Rialto\IdentityBridge\Bridge\Rialto;
use Rialto\IdentityBridge\Bridge\Sealer;
use Rialto\IdentityBridge\Cron\TellAgain;
use Rialto\IdentityBridge\Model\Config;
use Rialto\IdentityBridge\Model\Event\Announcer;
use Rialto\IdentityBridge\Model\Event\Consumer;
use Rialto\IdentityBridge\Model\Event\Waiting;
use Rialto\IdentityBridge\Observer\CustomerDeleted;
use Rialto\IdentityBridge\Observer\CustomerLoggedOut;
use Rialto\IdentityBridge\Observer\CustomerSaved;
use Rialto\IdentityBridge\Plugin\RevokedToken;
use Rialto\IdentityBridge\Test\Fake\Rialto as FakeRialto;
use Rialto\IdentityBridge\Test\Fake\Shop;

class EventsTest extends TestCase
{
    private Shop $shop;

    protected function setUp(): void
    {
        $this->shop = new Shop();
    }

    public function testADeletedCustomerIsToldOf(): void
    {
        $this->delete();

        self::assertSame(['customer.deleted of 1 at 1'], $this->announced());
    }

    public function testWhereAccountsAreSharedEveryWebsiteIsTold(): void
    {
        $this->shop->share->byWebsite = false;

        $this->delete();

        self::assertSame(['customer.deleted of 1 at 1', 'customer.deleted of 1 at 2'], $this->announced());
    }

    public function testAShopThatIsSwitchedOffTellsNothing(): void
    {
        $this->shop->values[Config::ENABLED] = '0';

        $this->delete();

        self::assertSame([], $this->announced());
    }

    public function testAQueueThatFailsHarmsNobody(): void
    {
        $this->shop->queueTrouble = new \Error('jane.doe@example.test');

        $this->delete();

        self::assertSame(['rialto event=customer.deleted outcome=not_queued cause=Error'], $this->shop->log->lines);
    }

    public function testAnObserverThatFailsHarmsNobody(): void
    {
        $customer = new class (1, 1) extends Customer {
            public function getData($key = '', $index = null)
            {
                throw new \LogicException('jane.doe@example.test');
            }
        };

        (new CustomerDeleted($this->shop->announcer(), $this->shop->log))
            ->execute(new Observer(['customer' => $customer]));

        self::assertSame(
            ['rialto observer=customer_deleted outcome=failed cause=LogicException'],
            $this->shop->log->lines
        );
    }

    public function testAChangedCustomerIsToldOf(): void
    {
        $jane = $this->shop->customers[1];

        $this->save($jane, $jane);

        self::assertSame(['customer.updated of 1 at 1'], $this->announced());
    }

    public function testANewCustomerIsNoNews(): void
    {
        $this->save($this->shop->customers[1], null);

        self::assertSame([], $this->announced());
    }

    public function testACompanySwitchesACustomerOffAndOn(): void
    {
        $this->shop->modules->enabled[] = 'Magento_Company';
        $on = $this->shop->customers[1]->inCompany(7, 1);
        $off = $this->shop->customers[1]->inCompany(7, 0);

        $this->save($off, $on);
        $this->save($on, $off);
        $this->save($on, $on);

        self::assertSame([
            'customer.updated of 1 at 1', 'customer.disabled of 1 at 1',
            'customer.updated of 1 at 1', 'customer.enabled of 1 at 1',
            'customer.updated of 1 at 1',
        ], $this->announced());
    }

    public function testALogoutIsToldOf(): void
    {
        $this->logOut();

        self::assertSame(['customer.logged_out of 1 at 1'], $this->announced());
    }

    public function testAnAdministratorWhoStopsActingLogsNobodyOut(): void
    {
        $this->shop->impersonate(1, 9);

        $this->logOut();

        self::assertSame([], $this->announced());
    }

    public function testALogoutForALoginAnewIsNone(): void
    {
        $this->shop->silence->during(function () {
            $this->logOut();
        });

        self::assertSame([], $this->announced());
    }

    public function testARevokedTokenIsALogout(): void
    {
        $plugin = new RevokedToken($this->shop, $this->shop->announcer(), $this->shop->log);
        $service = $this->createStub(CustomerTokenServiceInterface::class);

        self::assertTrue($plugin->afterRevokeCustomerAccessToken($service, true, 1));
        self::assertTrue($plugin->afterRevokeCustomerAccessToken($service, true, 99));

        self::assertSame(['customer.logged_out of 1 at 1'], $this->announced());
    }

    public function testWhatIsHeardDoesNotWait(): void
    {
        self::assertSame([], $this->consume(new FakeRialto(204), $this->message()));
        self::assertSame([], $this->shop->log->lines);
    }

    public function testWhatIsNotHeardWaitsLongerEachTime(): void
    {
        $message = $this->message();
        $pauses = [];
        for ($attempt = 0; $attempt < 9; $attempt++) {
            [$waiting] = $this->consume(new FakeRialto(503), $message);
            $pauses[] = $waiting[1] - Shop::NOW;
            $message = $waiting[0];
        }

        self::assertSame([60, 120, 240, 480, 960, 1920, 3600, 3600, 3600], $pauses);
    }

    public function testWhatIsRefusedForGoodIsNotToldAgain(): void
    {
        self::assertSame([], $this->consume(new FakeRialto(400, ['error' => 'malformed']), $this->message()));
        self::assertSame(
            ['rialto event=customer.deleted website=1 outcome=refused'],
            $this->shop->log->lines
        );
    }

    public function testAfterThreeDaysNobodyWaitsAnyMore(): void
    {
        $old = EventMessage::of(EventMessage::DELETED, 1, 1, Shop::NOW - 3 * 86400 - 1)->text();

        self::assertSame([], $this->consume(new FakeRialto(503), $old));
        self::assertSame(
            ['rialto event=customer.deleted website=1 outcome=given_up'],
            $this->shop->log->lines
        );
    }

    public function testWhileTheConfigurationIsWrongEventsWait(): void
    {
        $this->shop->values[Config::KEY] = 'nonsense';

        self::assertCount(1, $this->consume(new FakeRialto(204), $this->message()));
    }

    /**
     * @dataProvider strangeMessages
     */
    public function testAStrangeMessageIsPassedOver(string $text): void
    {
        self::assertSame([], $this->consume(new FakeRialto(204), $text));
        self::assertSame(['rialto event=- outcome=unreadable'], $this->shop->log->lines);
    }

    public function strangeMessages(): array
    {
        $good = json_decode(EventMessage::of(EventMessage::DELETED, 1, 1, Shop::NOW)->text(), true);
        return [
            'no JSON' => ['nonsense'],
            'a number' => ['1'],
            'another event' => [(string)json_encode(['event' => 'customer.promoted'] + $good)],
            'no customer' => [(string)json_encode(['customer' => '1'] + $good)],
            'a short id' => [(string)json_encode(['id' => 'x'] + $good)],
        ];
    }

    public function testWhatIsDueGoesBackIntoTheQueue(): void
    {
        $waiting = new class extends Waiting {
            public function __construct()
            {
            }

            public function handOver(int $now, int $most, callable $taker): int
            {
                $taker('one');
                $taker('two');
                return 2;
            }
        };

        (new TellAgain($waiting, $this->shop, $this->shop->clock()))->execute();

        self::assertSame(['one', 'two'], $this->shop->published);
    }

    private function message(): string
    {
        return EventMessage::of(EventMessage::DELETED, 1, 1, Shop::NOW)->text();
    }

    /** What waits afterwards: text and when it is due. */
    private function consume(FakeRialto $fake, string $message): array
    {
        $waiting = new class extends Waiting {
            public array $added = [];

            public function __construct()
            {
            }

            public function add(string $message, int $dueAt): void
            {
                $this->added[] = [$message, $dueAt];
            }
        };
        $rialto = new Rialto($fake, new Sealer());
        (new Consumer($this->shop->config(), $rialto, $waiting, $this->shop->clock(), $this->shop->log))
            ->process($message);
        return $waiting->added;
    }

    private function delete(): void
    {
        (new CustomerDeleted($this->shop->announcer(), $this->shop->log))
            ->execute(new Observer(['customer' => new Customer(1, 1)]));
    }

    private function logOut(): void
    {
        $observer = new CustomerLoggedOut(
            $this->shop->announcer(),
            $this->shop->impersonation(),
            $this->shop->silence,
            $this->shop->log
        );
        $observer->execute(new Observer(['customer' => new Customer(1, 1)]));
    }

    private function save(object $customer, ?object $before): void
    {
        (new CustomerSaved($this->shop->announcer(), $this->shop->companies(), $this->shop->log))
            ->execute(new Observer(['customer_data_object' => $customer, 'orig_customer_data_object' => $before]));
    }

    private function announced(): array
    {
        return array_map(static function (string $text) {
            $message = EventMessage::read($text);
            return $message->event() . ' of ' . $message->customerId() . ' at ' . $message->websiteId();
        }, $this->shop->published);
    }
}
