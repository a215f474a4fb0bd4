<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Test\Unit;

use PHPUnit\Framework\TestCase;
use Rialto\IdentityBridge\Bridge\Profile;
use Rialto\IdentityBridge\Test\Fake\Shop;

class ProfileTest extends TestCase
{
    private const ATTRIBUTES = 'partner_level,loyalty_tier,interests,newsletter,missing';

    public function testTheWholeProfile(): void
    {
        $shop = new Shop();
        $shop->values['rialto/sharing/attributes'] = self::ATTRIBUTES;
        $shop->values['customer/create_account/confirm'] = '1';
        $shop->values['customer/account_information/confirm'] = '1';

        self::assertSame([
            'email' => 'jane.doe@example.test',
            'email_verified' => true,
            'first_name' => 'Jane',
            'last_name' => 'Doe',
            'website' => 'base',
            'store' => 'base',
            'locale' => 'et_EE',
            'group' => ['id' => '1', 'code' => 'General'],
            'attributes' => [
                'partner_level' => 'Gold',
                'loyalty_tier' => 'gold',
                'interests' => ['Bronze', 'Silver'],
                'newsletter' => true,
            ],
        ], $shop->snapshot()->of(1));
    }

    public function testWhatIsNotSharedStaysHere(): void
    {
        $shop = new Shop();
        $shop->values['rialto/sharing/claims'] = 'group';
        $shop->values['rialto/sharing/attributes'] = '';

        self::assertSame(
            ['website' => 'base', 'store' => 'base', 'group' => ['id' => '1', 'code' => 'General']],
            $shop->snapshot()->of(1)
        );
    }

    /**
     * @dataProvider proofs
     */
    public function testAnAddressIsProvedOnlyIfItWas(bool $expected, array $values, ?string $confirmation): void
    {
        $shop = new Shop();
        $shop->values = $values + $shop->values;
        $shop->customers[1]->confirmation = $confirmation;

        self::assertSame($expected, $shop->snapshot()->of(1)['email_verified']);
    }

    public function proofs(): array
    {
        $new = ['customer/create_account/confirm' => '1'];
        $both = $new + ['customer/account_information/confirm' => '1'];
        return [
            'nobody asks' => [false, [], null],
            'a changed address goes unasked' => [false, $new, null],
            'both are asked' => [true, $both, null],
            'it was not answered yet' => [false, $both, 'key'],
            'the merchant says so' => [true, ['rialto/sharing/vouches_for_addresses' => '1'], null],
            'but the shop waits for an answer' => [false, ['rialto/sharing/vouches_for_addresses' => '1'], 'key'],
        ];
    }

    public function testSegmentsOfTheEditionThatHasThem(): void
    {
        $shop = new Shop();
        $shop->modules->enabled[] = 'Magento_CustomerSegment';
        $shop->objects = [
            'Magento\\CustomerSegment\\Model\\Customer' => new \Magento\CustomerSegment\Model\Customer(),
            'Magento\\CustomerSegment\\Model\\ResourceModel\\Segment\\Collection' =>
                new \Magento\CustomerSegment\Model\ResourceModel\Segment\Collection(),
        ];

        self::assertSame(['Segment 3', 'Segment 7'], $shop->snapshot()->of(1)['segments']);
    }

    public function testTheCompanyOfTheEditionThatHasThem(): void
    {
        $shop = new Shop();
        $shop->modules->enabled[] = 'Magento_Company';
        $shop->customers[1] = $shop->customers[1]->inCompany(7, 1);
        $shop->objects = [
            'Magento\\Company\\Api\\CompanyRepositoryInterface' => new \Magento\Company\Api\Companies(),
            'Magento\\Company\\Api\\AclInterface' => new \Magento\Company\Api\Roles(),
        ];

        self::assertSame(
            ['id' => '7', 'name' => 'Company 7', 'role' => 'Default User', 'job_title' => 'Buyer'],
            $shop->snapshot()->of(1)['company']
        );
    }

    public function testAnAttributeIsCutWhereItIsTooLong(): void
    {
        $long = str_repeat('õ', 2000);
        $facts = ['attributes' => ['a' => $long, 'b' => new \stdClass(), 'c' => null, 'd' => ['', 'x']]];

        $profile = Profile::of($facts, [], ['a', 'b', 'c', 'd']);

        self::assertSame(['a' => str_repeat('õ', 1000), 'd' => ['x']], $profile['attributes']);
    }

    public function testAllThatCanBeChosenIsShared(): void
    {
        $facts = ['email' => 'a', 'first_name' => 'b', 'group' => ['id' => '1'], 'segments' => ['c'],
            'company' => ['id' => '1'], 'locale' => 'd', 'website' => 'e'];

        self::assertSame($facts, array_intersect_key(Profile::of($facts, Profile::claims(), []), $facts));
    }
}
