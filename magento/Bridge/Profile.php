<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Bridge;

/**
 * The customer as the ticket tells of them: at most what the merchant shares.
 */
class Profile
{
    public const EMAIL = 'email';
    public const NAME = 'name';
    public const GROUP = 'group';
    public const SEGMENTS = 'segments';
    public const COMPANY = 'company';
    public const LOCALE = 'locale';

    /** What can be shared, and the members of the ticket that it stands for. */
    private const MEMBERS = [
        self::EMAIL => ['email', 'email_verified'],
        self::NAME => ['first_name', 'last_name'],
        self::GROUP => ['group'],
        self::SEGMENTS => ['segments'],
        self::COMPANY => ['company'],
        self::LOCALE => ['locale'],
    ];

    /** Where the customer is, without which Rialto cannot tell websites apart. */
    private const ALWAYS = ['website', 'store'];

    private const MOST_ATTRIBUTES = 100;
    private const LONGEST_TEXT = 1000;

    /**
     * Everything that can be shared.
     *
     * @return string[]
     */
    public static function claims(): array
    {
        return array_keys(self::MEMBERS);
    }

    /**
     * Of what the shop knows, what it shares.
     *
     * @param array $facts members as the ticket has them, all that the shop knows; attributes by code
     * @param string[] $claims what is shared
     * @param string[] $attributes codes of the attributes that are shared
     * @return array
     */
    public static function of(array $facts, array $claims, array $attributes): array
    {
        $shared = array_values(array_intersect_key(self::MEMBERS, array_flip($claims)));
        $members = array_merge(self::ALWAYS, ...$shared);
        $profile = array_intersect_key($facts, array_flip($members));
        $own = array_intersect_key((array)($facts['attributes'] ?? []), array_flip($attributes));
        $own = array_filter(array_map([self::class, 'value'], $own), [self::class, 'says']);
        $own = array_slice($own, 0, self::MOST_ATTRIBUTES);
        if ($own !== []) {
            $profile['attributes'] = $own;
        }
        return array_filter($profile, [self::class, 'says']);
    }

    /**
     * Whether it is worth a word: absent and blank are the same.
     *
     * @param mixed $value
     * @return bool
     */
    private static function says($value): bool
    {
        return $value !== null && $value !== '' && $value !== [];
    }

    /**
     * A value as the ticket takes it.
     *
     * @param mixed $value
     * @return mixed
     */
    private static function value($value)
    {
        if (is_array($value)) {
            return array_values(array_filter(array_map([self::class, 'value'], $value), [self::class, 'says']));
        }
        return is_string($value) ? mb_substr($value, 0, self::LONGEST_TEXT) : (is_scalar($value) ? $value : null);
    }
}
