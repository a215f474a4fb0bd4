<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Test\Unit;

use PHPUnit\Framework\TestCase;
use Rialto\IdentityBridge\Bridge\Decision;
use Rialto\IdentityBridge\Bridge\LaunchRequest;
use Rialto\IdentityBridge\Bridge\Visitor;

class DecisionTest extends TestCase
{
    private const NOW = 1800000000;

    /**
     * @dataProvider cases
     */
    public function testWhatIsDone(string $expected, array $query, Visitor $visitor): void
    {
        $request = new LaunchRequest($query + ['service' => 'rewards', 'nonce' => 'n-1']);

        self::assertSame($expected, Decision::of($request, $visitor, self::NOW));
    }

    public function cases(): array
    {
        $jane = Visitor::customer(1, self::NOW - 100);
        $unknown = Visitor::customer(1);
        return [
            'logged in' => [Decision::TICKET, [], $jane],
            'a guest' => [Decision::LOGIN, [], Visitor::guest()],
            'shut out' => [Decision::LOGIN_ANEW, [], Visitor::shutOut()],
            'a guest, silently' => [Decision::LOGIN_REQUIRED, ['prompt' => 'none'], Visitor::guest()],
            'shut out, silently' => [Decision::LOGIN_REQUIRED, ['prompt' => 'none'], Visitor::shutOut()],
            'logged in, silently' => [Decision::TICKET, ['prompt' => 'none'], $jane],
            'logged in, wanted anew' => [Decision::LOGIN_ANEW, ['prompt' => 'login'], $jane],
            'a guest, wanted anew' => [Decision::LOGIN, ['prompt' => 'login'], Visitor::guest()],
            'young enough' => [Decision::TICKET, ['max_age' => '100'], $jane],
            'too old' => [Decision::LOGIN_ANEW, ['max_age' => '99'], $jane],
            'too old, silently' => [Decision::LOGIN_REQUIRED, ['max_age' => '99', 'prompt' => 'none'], $jane],
            'of unknown age' => [Decision::LOGIN_ANEW, ['max_age' => '99999'], $unknown],
            'of any age' => [Decision::TICKET, [], $unknown],
            'a wish that is none' => [Decision::TICKET, ['max_age' => '-1', 'prompt' => 'dance'], $jane],
            'a wish that is no text' => [Decision::TICKET, ['prompt' => ['none'], 'max_age' => ['1']], $jane],
            'not a service' => [Decision::NOT_FOUND, ['service' => '../admin'], $jane],
            'a list of services' => [Decision::NOT_FOUND, ['service' => ['rewards']], $jane],
            'a line in the service' => [Decision::NOT_FOUND, ['service' => "rewards\n"], $jane],
            'no service' => [Decision::NOT_FOUND, ['service' => ''], $jane],
            'not a nonce' => [Decision::NOT_FOUND, ['nonce' => 'a b'], $jane],
            'a long nonce' => [Decision::NOT_FOUND, ['nonce' => str_repeat('a', 129)], $jane],
        ];
    }

    public function testWithoutANonceTheWayBeginsAtRialto(): void
    {
        $request = new LaunchRequest(['service' => 'rewards', 'to' => 'https://rewards.test/gifts']);

        self::assertSame(Decision::BEGIN, Decision::of($request, Visitor::customer(1), self::NOW));
    }

    public function testAfterTheLoginItsWishesAreGranted(): void
    {
        $request = new LaunchRequest([
            'service' => 'rewards', 'nonce' => 'n-1', 'to' => '/gifts',
            'prompt' => 'login', 'max_age' => '1', 'x' => 'y',
        ]);

        self::assertSame(['service' => 'rewards', 'nonce' => 'n-1', 'to' => '/gifts'], $request->resumption());
    }
}
