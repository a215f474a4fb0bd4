<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Test\Unit;

use Magento\Customer\Controller\Account\Logout;
use Magento\Framework\Controller\Result\JsonFactory;
use Magento\Framework\Controller\Result\Redirect;
use Magento\Framework\GraphQl\Config\Element\Field;
use Magento\Framework\GraphQl\Exception\GraphQlAuthorizationException;
use Magento\Framework\GraphQl\Exception\GraphQlInputException;
use Magento\Framework\GraphQl\Schema\Type\ResolveInfo;
use Magento\Framework\Webapi\Request;
use Magento\Integration\Api\Data\UserToken;
use Magento\Integration\Api\UserTokenReaderInterface;
use Magento\Webapi\Model\Authorization\TokenUserContext;
use PHPUnit\Framework\TestCase;
use Rialto\IdentityBridge\Bridge\Envelope;
use Rialto\IdentityBridge\Bridge\Rialto;
use Rialto\IdentityBridge\Bridge\Sealer;
use Rialto\IdentityBridge\Controller\Services\Tiles;
use Rialto\IdentityBridge\Model\Config;
use Rialto\IdentityBridge\Model\Resolver\Launch;
use Rialto\IdentityBridge\Model\Resolver\Services as ServicesResolver;
use Rialto\IdentityBridge\Model\Resolver\Unavailable;
use Rialto\IdentityBridge\Model\Resolver\Visitors;
use Rialto\IdentityBridge\Model\Services;
use Rialto\IdentityBridge\Plugin\LogoutEverywhere;
use Rialto\IdentityBridge\Test\Fake\Rialto as FakeRialto;
use Rialto\IdentityBridge\Test\Fake\Shop;
use Rialto\IdentityBridge\ViewModel\Services as Shown;

class PagesTest extends TestCase
{
    private Shop $shop;
    private TokenUserContext $token;
    private Request $request;

    protected function setUp(): void
    {
        $this->shop = new Shop();
        $this->token = new TokenUserContext();
        $this->request = new Request();
    }

    public function testTheServicesOfWhoIsLoggedInAreAskedForOnce(): void
    {
        $fake = $this->rialtoWithOneService();
        $this->shop->session->logInAs(1);

        $first = $this->shown($fake)->tiles();
        $second = $this->shown($fake)->tiles();

        self::assertSame('rewards', $first[0]['slug']);
        self::assertSame($first, $second);
        self::assertCount(1, $fake->asked);
    }

    public function testNobodySeesTheServicesOfSomebodyElse(): void
    {
        $fake = $this->rialtoWithOneService();
        $this->shop->share->byWebsite = false;
        foreach ([1, 2] as $customer) {
            $this->shop->session->logInAs($customer);
            $this->shown($fake)->tiles();
        }

        self::assertCount(2, $fake->asked);
    }

    public function testTheTicketForTheListHasNoNonceAndOpensNothingElse(): void
    {
        $fake = $this->rialtoWithOneService();
        $this->shop->session->logInAs(1);

        $this->shown($fake)->tiles();

        $bearer = substr($fake->asked[0][3]['Authorization'], strlen('Bearer '));
        $claims = Envelope::open(Envelope::TICKET, $this->shop->connection(), $bearer);
        self::assertSame('services', $claims['service']);
        self::assertArrayNotHasKey('nonce', $claims);
    }

    public function testThePageWorksWithoutRialto(): void
    {
        $silent = new FakeRialto(0);
        $this->shop->session->logInAs(1);

        self::assertNull($this->shown($silent)->tiles());
        self::assertNull($this->shown($silent)->tiles());
        self::assertCount(1, $silent->asked);
    }

    public function testThePageWorksWithoutAConfiguration(): void
    {
        $this->shop->values[Config::KEY] = '';
        $this->shop->session->logInAs(1);

        self::assertNull($this->shown(new FakeRialto(200))->tiles());
    }

    /**
     * @dataProvider nobody
     */
    public function testTheWidgetHasNothingForGuests(callable $happens): void
    {
        $fake = $this->rialtoWithOneService();
        $happens($this->shop);

        $answer = (new Tiles(new JsonFactory(), $this->shown($fake)))->execute();

        self::assertSame(['services' => []], $answer->data);
        self::assertSame('no-store', $answer->headers['Cache-Control']);
        self::assertSame([], $fake->asked);
    }

    public function nobody(): array
    {
        return [
            'a guest' => [static function (Shop $shop) {
            }],
            'remembered' => [static function (Shop $shop) {
                $shop->session->remember(1);
            }],
            'switched off' => [static function (Shop $shop) {
                $shop->session->logInAs(1);
                $shop->values[Config::ENABLED] = '0';
            }],
        ];
    }

    public function testALogoutLeadsOverRialto(): void
    {
        $this->shop->values['rialto/pages/logout'] = '1';
        $this->shop->session->logInAs(1);

        $result = $this->logOut();

        self::assertStringStartsWith(Shop::ISSUER . '/logout?ticket=', $result->url);
        $claims = Envelope::open(
            Envelope::TICKET,
            $this->shop->connection(),
            substr($result->url, strlen(Shop::ISSUER . '/logout?ticket='))
        );
        self::assertSame('logout', $claims['service']);
        self::assertFalse($this->shop->session->isLoggedIn());
        self::assertSame('no-store', $result->headers['Cache-Control']);
    }

    /**
     * @dataProvider ordinaryLogouts
     */
    public function testALogoutStaysInTheShop(callable $happens): void
    {
        $this->shop->values['rialto/pages/logout'] = '1';
        $this->shop->session->logInAs(1);
        $happens($this->shop);

        self::assertSame('logoutSuccess', $this->logOut()->url);
        self::assertFalse($this->shop->session->isLoggedIn());
    }

    public function ordinaryLogouts(): array
    {
        return [
            'as configured' => [static function (Shop $shop) {
                $shop->values['rialto/pages/logout'] = '0';
            }],
            'an administrator' => [static function (Shop $shop) {
                $shop->impersonate(1, 9);
            }],
            'not paired' => [static function (Shop $shop) {
                $shop->values[Config::KEY] = '';
            }],
        ];
    }

    public function testAStorefrontWithATokenLaunches(): void
    {
        $this->authorize(1, Shop::NOW - 5);

        $url = $this->resolveLaunch(['service' => 'rewards', 'nonce' => 'n-1'])['url'];

        $ticket = substr($url, strlen(Shop::ISSUER . '/launch/complete?ticket='));
        $claims = Envelope::open(Envelope::TICKET, $this->shop->connection(), $ticket);
        self::assertSame('1', $claims['sub']);
        self::assertSame('n-1', $claims['nonce']);
        self::assertSame(Shop::NOW - 5, $claims['auth_time']);
    }

    public function testAStorefrontSeesTheServices(): void
    {
        $this->authorize(1, Shop::NOW);

        self::assertSame('rewards', $this->resolveServices($this->rialtoWithOneService())[0]['slug']);
    }

    public function testASessionThatIsLoggedInIsGoodForGraphQlToo(): void
    {
        $this->shop->session->logInAs(1);

        self::assertNotEmpty($this->resolveLaunch(['service' => 'rewards', 'nonce' => 'n-1'])['url']);
    }

    /**
     * @dataProvider strangers
     */
    public function testWhoIsNotLoggedInIsNotAuthorized(callable $happens): void
    {
        $happens($this);

        $this->expectException(GraphQlAuthorizationException::class);
        $this->expectExceptionMessage('The current customer isn\'t authorized.');

        $this->resolveLaunch(['service' => 'rewards', 'nonce' => 'n-1']);
    }

    public function strangers(): array
    {
        return [
            'a guest' => [static function (self $test) {
            }],
            'remembered by a persistent cart' => [static function (self $test) {
                $test->shop->session->remember(1);
            }],
            'remembered, with a token that is over' => [static function (self $test) {
                $test->shop->session->remember(1);
                $test->request->authorization = 'Bearer over';
            }],
            'an administrator\'s token' => [static function (self $test) {
                $test->authorize(1, Shop::NOW);
                $test->token->userType = 2;
            }],
            'locked' => [static function (self $test) {
                $test->authorize(1, Shop::NOW);
                $test->shop->locked = [1];
            }],
            'of another website' => [static function (self $test) {
                $test->authorize(2, Shop::NOW);
            }],
            'deleted' => [static function (self $test) {
                $test->authorize(99, Shop::NOW);
            }],
        ];
    }

    /**
     * @dataProvider wrongArguments
     */
    public function testArgumentsAreChecked(array $arguments): void
    {
        $this->authorize(1, Shop::NOW);

        $this->expectException(GraphQlInputException::class);

        $this->resolveLaunch($arguments);
    }

    public function wrongArguments(): array
    {
        return [
            'no service' => [['nonce' => 'n-1']],
            'no such service' => [['service' => 'a b', 'nonce' => 'n-1']],
            'no nonce' => [['service' => 'rewards']],
            'a nonce that is none' => [['service' => 'rewards', 'nonce' => 'a b']],
        ];
    }

    public function testWithoutRialtoTheStorefrontIsTold(): void
    {
        $this->authorize(1, Shop::NOW);

        try {
            $this->resolveServices(new FakeRialto(0));
            self::fail('there were services');
        } catch (Unavailable $unavailable) {
            self::assertSame('rialto-unavailable', $unavailable->getExtensions()['category']);
            self::assertTrue($unavailable->isClientSafe());
        }
    }

    private function authorize(int $customer, int $issued): void
    {
        $this->request->authorization = 'Bearer good';
        $this->token->userId = $customer;
        $this->token->userType = 3;
        $this->issued = $issued;
    }

    private int $issued = 0;

    private function resolvingVisitors(): Visitors
    {
        $reader = $this->createStub(UserTokenReaderInterface::class);
        $reader->method('read')->willReturn(new UserToken($this->issued));
        return new Visitors($this->token, $reader, $this->request, $this->shop->visitors(), $this->shop->log);
    }

    private function resolveLaunch(array $arguments): array
    {
        return (new Launch(
            $this->shop->config(),
            $this->resolvingVisitors(),
            $this->shop->tickets(),
            $this->shop->log
        ))->resolve(new Field(), null, new ResolveInfo(), null, $arguments);
    }

    private function resolveServices(FakeRialto $fake): array
    {
        return (new ServicesResolver(
            $this->shop->config(),
            $this->resolvingVisitors(),
            $this->services($fake),
            $this->shop->log
        ))->resolve(new Field(), null, new ResolveInfo());
    }

    private function rialtoWithOneService(): FakeRialto
    {
        return new FakeRialto(200, ['services' => [['slug' => 'rewards', 'name' => 'Rewards', 'summary' => '']]]);
    }

    private function services(FakeRialto $fake): Services
    {
        return new Services($this->shop->tickets(), new Rialto($fake, new Sealer()), $this->shop);
    }

    private function shown(FakeRialto $fake): Shown
    {
        return new Shown($this->shop->config(), $this->shop->visitors(), $this->services($fake), $this->shop->log);
    }

    private function logOut(): Redirect
    {
        $plugin = new LogoutEverywhere(
            $this->shop->config(),
            $this->shop->visitors(),
            $this->shop->tickets(),
            $this->shop->log
        );
        return $plugin->aroundExecute(new Logout(), function () {
            $this->shop->session->logout();
            return (new Redirect())->setUrl('logoutSuccess');
        });
    }
}
