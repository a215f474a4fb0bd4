<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model;

use Magento\Framework\App\Cache\TypeListInterface;
use Magento\Framework\App\Config\ReinitableConfigInterface;
use Magento\Framework\App\Config\Storage\WriterInterface;
use Magento\Framework\Encryption\EncryptorInterface;
use Magento\Store\Model\ScopeInterface;
use Rialto\IdentityBridge\Bridge\Connection;
use Rialto\IdentityBridge\Bridge\Rialto;
use Rialto\IdentityBridge\Bridge\Trouble;

/**
 * Connects a website with its site at Rialto by a one-time code, and keeps what that gives.
 */
class Pairing
{
    /**
     * @param Rialto $rialto
     * @param Config $config
     * @param WriterInterface $storage
     * @param EncryptorInterface $encryptor
     * @param ReinitableConfigInterface $values
     * @param TypeListInterface $caches
     */
    public function __construct(
        private readonly Rialto $rialto,
        private readonly Config $config,
        private readonly WriterInterface $storage,
        private readonly EncryptorInterface $encryptor,
        private readonly ReinitableConfigInterface $values,
        private readonly TypeListInterface $caches
    ) {
    }

    /**
     * Exchanges the code; switches the website on.
     *
     * @param string $address the site at Rialto
     * @param string $code
     * @param int $websiteId
     * @param string|null $shop the base URL by which Rialto shall know the shop
     * @return Connection
     * @throws Trouble that says what to do
     */
    public function pair(string $address, string $code, int $websiteId, ?string $shop = null): Connection
    {
        $connection = $this->rialto->pair($address, $code, $shop ?? $this->config->shopUrl($websiteId));
        // phpcs:ignore Magento2.Functions.DiscouragedFunction -- an encoding, not a disguise
        $key = rtrim(strtr(base64_encode($connection->key()), '+/', '-_'), '=');
        $this->keep(Config::ISSUER, $connection->issuer(), $websiteId);
        $this->keep(Config::SHOP, $connection->shop(), $websiteId);
        $this->keep(Config::KEY, $this->encryptor->encrypt($key), $websiteId);
        $this->keep(Config::ENABLED, '1', $websiteId);
        $this->caches->cleanType('config');
        $this->values->reinit();
        return $connection;
    }

    /**
     * Writes one value.
     *
     * @param string $path
     * @param string $value
     * @param int $websiteId
     * @return void
     */
    private function keep(string $path, string $value, int $websiteId): void
    {
        $this->storage->save($path, $value, ScopeInterface::SCOPE_WEBSITES, $websiteId);
    }
}
