<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Test\Unit;

use Magento\Framework\App\RequestInterface;
use Magento\Framework\Controller\Result\Forward;
use Magento\Framework\Controller\Result\ForwardFactory;
use Magento\Framework\Controller\Result\Redirect;
use Magento\Framework\Controller\Result\RedirectFactory;
use Magento\Framework\Controller\ResultInterface;
use Magento\Framework\Message\ManagerInterface;
use PHPUnit\Framework\TestCase;
use Rialto\IdentityBridge\Bridge\Envelope;
use Rialto\IdentityBridge\Controller\Launch\Index;
use Rialto\IdentityBridge\Model\Config;
use Rialto\IdentityBridge\Model\CurrentVisitor;
use Rialto\IdentityBridge\Test\Fake\Customer;
use Rialto\IdentityBridge\Test\Fake\Shop;

class LaunchTest extends TestCase
{
    private Shop $shop;

    protected function setUp(): void
    {
        $this->shop = new Shop();
    }

    public function testAGuestLogsInAndComesBackToTheSameService(): void
    {
        $result = $this->launch(['to' => '/gifts']);

        self::assertSame(Shop::URL . 'customer/account/login/', $result->url);
        self::assertSame(
            Shop::URL . 'rialto/launch/?service=rewards&nonce=n-1&to=%2Fgifts',
            $this->shop->session->beforeAuthUrl
        );
        self::assertSame('no-store', $result->headers['Cache-Control']);
    }

    public function testWhoIsLoggedInLeavesWithATicket(): void
    {
        $this->shop->session->logInAs(1);
        $this->shop->session->setData(CurrentVisitor::LOGGED_IN_AT, Shop::NOW - 60);

        $result = $this->launch();

        $claims = $this->claims($result);
        self::assertSame('1', $claims['sub']);
        self::assertSame('rewards', $claims['service']);
        self::assertSame('n-1', $claims['nonce']);
        self::assertSame(Shop::NOW - 60, $claims['auth_time']);
        self::assertSame(Shop::URL, $claims['iss']);
        self::assertSame(Shop::ISSUER, $claims['aud']);
        self::assertSame(60, $claims['exp'] - $claims['iat']);
        self::assertSame('jane.doe@example.test', $claims['customer']['email']);
        self::assertArrayNotHasKey('act', $claims);
        self::assertSame('no-store', $result->headers['Cache-Control']);
        self::assertSame('no-referrer', $result->headers['Referrer-Policy']);
    }

    public function testWhoIsMerelyRememberedIsAGuest(): void
    {
        $this->shop->session->remember(1);

        self::assertSame(Shop::URL . 'customer/account/login/', $this->launch()->url);
        self::assertSame(
            Shop::ISSUER . '/launch/complete?error=login_required&nonce=n-1',
            $this->launch(['prompt' => 'none'])->url
        );
    }

    public function testAnAdministratorWhoActsAsTheCustomerIsNamed(): void
    {
        $this->shop->impersonate(1, 9);
        $this->shop->session->setData(CurrentVisitor::LOGGED_IN_AT, Shop::NOW);

        $claims = $this->claims($this->launch());

        self::assertSame(['sub' => 'admin:9'], $claims['act']);
        self::assertArrayNotHasKey('auth_time', $claims);
    }

    /**
     * @dataProvider shutOut
     */
    public function testWhoCouldNotLogInNowIsLoggedOutAndAsked(callable $happens): void
    {
        $this->shop->session->logInAs(1);
        $happens($this->shop);

        self::assertSame(Shop::URL . 'customer/account/login/', $this->launch()->url);
        self::assertFalse($this->shop->session->isLoggedIn());
        self::assertNotNull($this->shop->session->beforeAuthUrl);
    }

    public function shutOut(): array
    {
        return [
            'locked' => [static function (Shop $shop) {
                $shop->locked = [1];
            }],
            'deleted' => [static function (Shop $shop) {
                unset($shop->customers[1]);
            }],
            'of another website' => [static function (Shop $shop) {
                $shop->session->logInAs(2);
            }],
            'switched off by the company' => [static function (Shop $shop) {
                $shop->modules->enabled[] = 'Magento_Company';
                $shop->customers[1] = $shop->customers[1]->inCompany(7, 0);
            }],
        ];
    }

    public function testACustomerOfAnotherWebsiteMayEnterWhereAccountsAreShared(): void
    {
        $this->shop->share->byWebsite = false;
        $this->shop->session->logInAs(2);

        self::assertSame('2', $this->claims($this->launch())['sub']);
    }

    public function testALoginThatIsWantedAnewIsNoLogoutForRialto(): void
    {
        $isSilent = null;
        $this->shop->session->logInAs(1);
        $this->shop->session->onLogout = function () use (&$isSilent) {
            $isSilent = $this->shop->silence->isKept();
        };

        $result = $this->launch(['prompt' => 'login']);

        self::assertSame(Shop::URL . 'customer/account/login/', $result->url);
        self::assertSame(
            Shop::URL . 'rialto/launch/?service=rewards&nonce=n-1',
            $this->shop->session->beforeAuthUrl
        );
        self::assertTrue($isSilent);
        self::assertFalse($this->shop->silence->isKept());
    }

    public function testWithoutANonceTheWayBeginsAtRialto(): void
    {
        $this->shop->session->logInAs(1);

        $result = $this->launch(['nonce' => null, 'to' => 'https://rewards.test/?a=b']);

        self::assertSame(Shop::ISSUER . '/launch/rewards?to=https%3A%2F%2Frewards.test%2F%3Fa%3Db', $result->url);
    }

    public function testThereIsNoSuchService(): void
    {
        self::assertInstanceOf(Forward::class, $this->launch(['service' => 'No Such']));
    }

    public function testAWebsiteThatIsSwitchedOffHasNoSuchPage(): void
    {
        $this->shop->values[Config::ENABLED] = '0';
        $this->shop->session->logInAs(1);

        self::assertInstanceOf(Forward::class, $this->launch());
    }

    public function testAShopThatIsNotPairedSaysSoInItsLogAndServesOn(): void
    {
        $this->shop->values[Config::KEY] = '';
        $this->shop->session->logInAs(1);

        $result = $this->launch();

        self::assertSame(Shop::URL . 'customer/account/', $result->url);
        self::assertStringContainsString('not paired', $this->shop->log->lines[0]);
    }

    public function testNothingOfTheCustomerIsInTheLog(): void
    {
        $this->shop->session->logInAs(1);
        $this->shop->values['rialto/sharing/claims'] = 'email,name';
        $this->shop->customers[1] = new class (1, 1, 'canary@example.test') extends Customer {
            public function getFirstname()
            {
                throw new \RuntimeException('canary@example.test');
            }
        };

        $this->launch();

        self::assertSame(['rialto launch outcome=failed cause=RuntimeException'], $this->shop->log->lines);
    }

    private function claims(ResultInterface $result): array
    {
        self::assertInstanceOf(Redirect::class, $result);
        self::assertStringStartsWith(Shop::ISSUER . '/launch/complete?ticket=', $result->url);
        $ticket = substr($result->url, strlen(Shop::ISSUER . '/launch/complete?ticket='));
        $claims = Envelope::open(Envelope::TICKET, $this->shop->connection(), $ticket);
        self::assertIsArray($claims);
        return $claims;
    }

    private function launch(array $query = []): ResultInterface
    {
        $query = array_filter($query + ['service' => 'rewards', 'nonce' => 'n-1'], 'is_string');
        $request = $this->createStub(RequestInterface::class);
        $request->method('getParams')->willReturn($query);
        return (new Index(
            $request,
            new RedirectFactory(),
            new ForwardFactory(),
            $this->shop,
            $this->shop->session,
            $this->createStub(ManagerInterface::class),
            $this->shop->config(),
            $this->shop->visitors(),
            $this->shop->tickets(),
            $this->shop->silence,
            $this->shop->clock(),
            $this->shop->log
        ))->execute();
    }
}
