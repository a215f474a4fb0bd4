<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model;

use Magento\Framework\App\Config\ScopeConfigInterface;
use Magento\Framework\Encryption\EncryptorInterface;
use Magento\Framework\UrlInterface;
use Magento\Store\Model\ScopeInterface;
use Magento\Store\Model\StoreManagerInterface;
use Rialto\IdentityBridge\Bridge\Connection;
use Rialto\IdentityBridge\Bridge\Trouble;

/**
 * What the merchant configured, for each website.
 */
class Config
{
    public const ENABLED = 'rialto/connection/enabled';
    public const ISSUER = 'rialto/connection/issuer';
    public const KEY = 'rialto/connection/ticket_key';
    public const SHOP = 'rialto/connection/shop_url';
    private const CLAIMS = 'rialto/sharing/claims';
    private const ATTRIBUTES = 'rialto/sharing/attributes';
    private const VOUCHES = 'rialto/sharing/vouches_for_addresses';
    private const LOGOUT = 'rialto/pages/logout';

    /** Magento asks for the confirmation of a new account's address, and of a changed one (since 2.4.6). */
    private const CONFIRMS = ['customer/create_account/confirm', 'customer/account_information/confirm'];

    /**
     * @param ScopeConfigInterface $values
     * @param EncryptorInterface $encryptor
     * @param StoreManagerInterface $stores
     */
    public function __construct(
        private readonly ScopeConfigInterface $values,
        private readonly EncryptorInterface $encryptor,
        private readonly StoreManagerInterface $stores
    ) {
    }

    /**
     * Whether the website's customers enter services.
     *
     * @param int|null $websiteId absent: the current one
     * @return bool
     */
    public function isEnabled(?int $websiteId = null): bool
    {
        return $this->flag(self::ENABLED, $websiteId);
    }

    /**
     * The website's connection to Rialto; null when it is switched off.
     *
     * @param int|null $websiteId absent: the current one
     * @return Connection|null
     * @throws Trouble when it is switched on and cannot be right
     */
    public function connection(?int $websiteId = null): ?Connection
    {
        return $this->isEnabled($websiteId) ? $this->configured($websiteId) : null;
    }

    /**
     * The website's connection, switched on or not.
     *
     * @param int|null $websiteId absent: the current one
     * @return Connection
     * @throws Trouble when it cannot be right
     */
    public function configured(?int $websiteId = null): Connection
    {
        $issuer = $this->text(self::ISSUER, $websiteId);
        $key = $this->text(self::KEY, $websiteId);
        if ($issuer === '' || $key === '') {
            throw new Trouble('This website is not paired with Rialto yet: bin/magento rialto:pair URL CODE');
        }
        // What config.xml calls encrypted comes decrypted already, and what deployment sets may be in the clear: a
        // second decryption
        // would leave nothing.
        $plain = Connection::isKey($key) ? $key : $this->encryptor->decrypt($key);
        return new Connection($issuer, $this->shopUrl($websiteId), $plain);
    }

    /**
     * The shop's base URL, as tickets name it.
     *
     * @param int|null $websiteId absent: the current one
     * @return string
     * @throws Trouble when there is none
     */
    public function shopUrl(?int $websiteId = null): string
    {
        $configured = $this->text(self::SHOP, $websiteId);
        if ($configured !== '') {
            return $configured;
        }
        $store = $this->stores->getWebsite($websiteId)->getDefaultStore();
        if (!$store) {
            throw new Trouble('This website has no default store view.');
        }
        return $store->getBaseUrl(UrlInterface::URL_TYPE_WEB, true);
    }

    /**
     * What is shared of a customer.
     *
     * @return string[]
     */
    public function claims(): array
    {
        return $this->words(self::CLAIMS);
    }

    /**
     * Codes of the custom attributes that are shared.
     *
     * @return string[]
     */
    public function attributes(): array
    {
        return $this->words(self::ATTRIBUTES);
    }

    /**
     * Whether an address without an open confirmation is one that the customer proved.
     *
     * Only when both a new and a changed address must be confirmed; or the merchant says so.
     *
     * @return bool
     */
    public function provesAddresses(): bool
    {
        return $this->flag(self::VOUCHES, null)
            || ($this->flag(self::CONFIRMS[0], null) && $this->flag(self::CONFIRMS[1], null));
    }

    /**
     * Whether a logout leads on to the services.
     *
     * @return bool
     */
    public function logsOutEverywhere(): bool
    {
        return $this->flag(self::LOGOUT, null);
    }

    /**
     * Whether a value is set.
     *
     * @param string $path
     * @param int|null $websiteId
     * @return bool
     */
    private function flag(string $path, ?int $websiteId): bool
    {
        return $this->values->isSetFlag($path, ScopeInterface::SCOPE_WEBSITE, $websiteId);
    }

    /**
     * A value.
     *
     * @param string $path
     * @param int|null $websiteId
     * @return string
     */
    private function text(string $path, ?int $websiteId): string
    {
        return trim((string)$this->values->getValue($path, ScopeInterface::SCOPE_WEBSITE, $websiteId));
    }

    /**
     * A value that is a list.
     *
     * @param string $path
     * @return string[]
     */
    private function words(string $path): array
    {
        return array_values(array_filter(explode(',', $this->text($path, null)), 'strlen'));
    }
}
