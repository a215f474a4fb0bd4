<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Test\Fake;

use Magento\Customer\Api\CustomerMetadataInterface;
use Magento\Customer\Api\CustomerRepositoryInterface;
use Magento\Customer\Api\GroupRepositoryInterface;
use Magento\Customer\Model\AuthenticationInterface;
use Magento\Customer\Model\Config\Share;
use Magento\Customer\Model\Session;
use Magento\Framework\App\CacheInterface;
use Magento\Framework\App\Config\ReinitableConfigInterface;
use Magento\Framework\Encryption\EncryptorInterface;
use Magento\Framework\Exception\NoSuchEntityException;
use Magento\Framework\MessageQueue\PublisherInterface;
use Magento\Framework\Module\Manager;
use Magento\Framework\ObjectManagerInterface;
use Magento\Framework\UrlInterface;
use Magento\LoginAsCustomerApi\Api\GetLoggedAsCustomerAdminIdInterface;
use Magento\Store\Model\StoreManagerInterface;
use Rialto\IdentityBridge\Bridge\Connection;
use Rialto\IdentityBridge\Bridge\Sealer;
use Rialto\IdentityBridge\Model\Attributes;
use Rialto\IdentityBridge\Model\Clock;
use Rialto\IdentityBridge\Model\Companies;
use Rialto\IdentityBridge\Model\Config;
use Rialto\IdentityBridge\Model\CurrentVisitor;
use Rialto\IdentityBridge\Model\Event\Announcer;
use Rialto\IdentityBridge\Model\Impersonation;
use Rialto\IdentityBridge\Model\Segments;
use Rialto\IdentityBridge\Model\Silence;
use Rialto\IdentityBridge\Model\Snapshot;
use Rialto\IdentityBridge\Model\Tickets;

/**
 * A shop with two customers, as far as the module sees it. Jane is of website 1, Bob of website 2.
 */
class Shop implements
    CustomerRepositoryInterface,
    GroupRepositoryInterface,
    StoreManagerInterface,
    ReinitableConfigInterface,
    EncryptorInterface,
    AuthenticationInterface,
    ObjectManagerInterface,
    GetLoggedAsCustomerAdminIdInterface,
    CustomerMetadataInterface,
    PublisherInterface,
    CacheInterface,
    UrlInterface
{
    public const ISSUER = 'https://id.example.test/s/main';
    public const KEY = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';
    public const URL = 'https://shop.example.test/';
    public const NOW = 1800000000;

    public Session $session;
    public Share $share;
    public Manager $modules;
    public Log $log;
    public Silence $silence;
    public int $admin = 0;
    /** @var int[] */
    public array $locked = [];
    /** @var object[] */
    public array $customers = [];
    public array $values = [];
    /** @var string[] */
    public array $published = [];
    public ?\Throwable $queueTrouble = null;
    public array $cached = [];
    public array $objects = [];

    public function __construct()
    {
        $this->session = new Session();
        $this->share = new Share();
        $this->modules = new Manager();
        $this->log = new Log();
        $this->silence = new Silence();
        $this->customers[1] = new Customer(1, 1, 'jane.doe@example.test');
        $this->customers[2] = new Customer(2, 2, 'bob@example.test');
        $this->values = [
            Config::ENABLED => '1',
            Config::ISSUER => self::ISSUER,
            Config::KEY => self::KEY,
            'rialto/sharing/claims' => 'email,name,group,segments,company,locale',
            'general/locale/code' => 'et_EE',
        ];
    }

    public function connection(): Connection
    {
        return new Connection(self::ISSUER, self::URL, self::KEY);
    }

    public function clock(): Clock
    {
        return new class extends Clock {
            public function now(): int
            {
                return Shop::NOW;
            }
        };
    }

    public function config(): Config
    {
        return new Config($this, $this, $this);
    }

    public function companies(): Companies
    {
        return new Companies($this->modules, $this);
    }

    public function impersonation(): Impersonation
    {
        return new Impersonation($this->modules, $this);
    }

    public function visitors(): CurrentVisitor
    {
        return new CurrentVisitor(
            $this->session,
            $this,
            $this,
            $this->share,
            $this,
            $this->impersonation(),
            $this->companies()
        );
    }

    public function snapshot(): Snapshot
    {
        $segments = new Segments($this->modules, $this);
        $attributes = new Attributes($this);
        return new Snapshot(
            $this,
            $this->groups(),
            $this,
            $this,
            $this->config(),
            $attributes,
            $segments,
            $this->companies()
        );
    }

    public function tickets(): Tickets
    {
        return new Tickets(new Sealer(), $this->snapshot(), $this->clock());
    }

    public function announcer(): Announcer
    {
        return new Announcer($this, $this, $this->share, $this->config(), $this->clock(), $this->log);
    }

    /** An administrator logs in as the customer. */
    public function impersonate(int $customer, int $admin): void
    {
        $this->modules->enabled[] = 'Magento_LoginAsCustomer';
        $this->session->logInAs($customer);
        $this->admin = $admin;
    }

    public function getById($customerId)
    {
        if (!isset($this->customers[$customerId])) {
            throw new NoSuchEntityException(__('No such entity'));
        }
        return $this->customers[$customerId];
    }

    private function groups(): GroupRepositoryInterface
    {
        return new class implements GroupRepositoryInterface {
            public function getById($id)
            {
                return new class {
                    public function getCode()
                    {
                        return 'General';
                    }
                };
            }
        };
    }

    public function getStore($storeId = null)
    {
        return new Website(1);
    }

    public function getWebsite($websiteId = null)
    {
        return new Website($websiteId ?? 1);
    }

    public function getWebsites($withDefault = false, $codeKey = false)
    {
        return [1 => new Website(1), 2 => new Website(2)];
    }

    public function getValue($path, $scopeType = 'default', $scopeCode = null)
    {
        return $this->values[$path] ?? null;
    }

    public function isSetFlag($path, $scopeType = 'default', $scopeCode = null)
    {
        return (bool)$this->getValue($path);
    }

    public function reinit()
    {
        return $this;
    }

    public function encrypt($data)
    {
        return '0:3:' . strrev($data);
    }

    public function decrypt($data)
    {
        return strncmp($data, '0:3:', 4) === 0 ? strrev(substr($data, 4)) : '';
    }

    public function isLocked($customerId)
    {
        return in_array($customerId, $this->locked, true);
    }

    public function get($type)
    {
        return $this->objects[$type] ?? $this;
    }

    public function create($type, array $arguments = [])
    {
        return $this->objects[$type];
    }

    public function execute(): int
    {
        return $this->admin;
    }

    public function getAttributeMetadata($attributeCode)
    {
        return new Attribute($attributeCode);
    }

    public function getAllAttributesMetadata()
    {
        return [];
    }

    public function publish($topicName, $data)
    {
        if ($this->queueTrouble !== null) {
            throw $this->queueTrouble;
        }
        $this->published[] = $data;
    }

    public function load($identifier)
    {
        return $this->cached[$identifier] ?? false;
    }

    public function save($data, $identifier, $tags = [], $lifeTime = null)
    {
        $this->cached[$identifier] = $data;
        return true;
    }

    public function getUrl($routePath = null, $routeParams = null)
    {
        $query = http_build_query($routeParams['_query'] ?? []);
        return self::URL . $routePath . '/' . ($query === '' ? '' : '?' . $query);
    }
}
