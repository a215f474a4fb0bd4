<?php

/**
 * Stand-ins for the types of Magento that the module meets, for tests without a shop: the methods that it calls, as
 * they are declared in Magento 2.4. Written by hand, and nothing of Magento's own code.
 */

declare(strict_types=1);

namespace {
    if (!function_exists('__')) {
        function __(string $text, ...$arguments): \Magento\Framework\Phrase
        {
            return new \Magento\Framework\Phrase($text, $arguments);
        }
    }
}

namespace Psr\Log {
    interface LoggerInterface
    {
        public function critical($message, array $context = []);
        public function error($message, array $context = []);
        public function warning($message, array $context = []);
        public function info($message, array $context = []);
    }
}

namespace GraphQL\Error {
    interface ClientAware
    {
        public function isClientSafe(): bool;
    }

    interface ProvidesExtensions
    {
        public function getExtensions(): ?array;
    }
}

namespace Magento\Framework {
    class Phrase
    {
        public function __construct(private string $text, private array $arguments = [])
        {
        }

        public function __toString(): string
        {
            return $this->text;
        }
    }

    interface ObjectManagerInterface
    {
        public function get($type);
        public function create($type, array $arguments = []);
    }

    interface UrlInterface
    {
        public const URL_TYPE_WEB = 'web';
        public function getUrl($routePath = null, $routeParams = null);
    }
}

namespace Magento\Framework\Exception {
    class LocalizedException extends \Exception
    {
        public function __construct(\Magento\Framework\Phrase $phrase, ?\Exception $cause = null, $code = 0)
        {
            parent::__construct((string)$phrase, (int)$code, $cause);
        }
    }

    class NoSuchEntityException extends LocalizedException
    {
    }
}

namespace Magento\Framework\App {
    interface ActionInterface
    {
        public function execute();
    }

    interface RequestInterface
    {
        public function getParams();
        public function getParam($key, $defaultValue = null);
    }

    interface CacheInterface
    {
        public function load($identifier);
        public function save($data, $identifier, $tags = [], $lifeTime = null);
    }

    class ResourceConnection
    {
        public function getConnection()
        {
        }

        public function getTableName($name)
        {
            return $name;
        }
    }
}

namespace Magento\Framework\App\Action {
    interface HttpGetActionInterface extends \Magento\Framework\App\ActionInterface
    {
    }
}

namespace Magento\Framework\App\Cache {
    interface TypeListInterface
    {
        public function cleanType($typeCode);
    }
}

namespace Magento\Framework\App\Config {
    interface ScopeConfigInterface
    {
        public function getValue($path, $scopeType = 'default', $scopeCode = null);
        public function isSetFlag($path, $scopeType = 'default', $scopeCode = null);
    }

    interface ReinitableConfigInterface extends ScopeConfigInterface
    {
        public function reinit();
    }
}

namespace Magento\Framework\App\Config\Storage {
    interface WriterInterface
    {
        public function save($path, $value, $scope = 'default', $scopeId = 0);
    }
}

namespace Magento\Framework\Controller {
    interface ResultInterface
    {
        public function setHeader($name, $value, $replace = false);
    }
}

namespace Magento\Framework\Controller\Result {
    class Redirect implements \Magento\Framework\Controller\ResultInterface
    {
        public string $url = '';
        public array $headers = [];

        public function setUrl($url)
        {
            $this->url = $url;
            return $this;
        }

        public function setHeader($name, $value, $replace = false)
        {
            $this->headers[$name] = $value;
            return $this;
        }
    }

    class RedirectFactory
    {
        public function create(array $data = [])
        {
            return new Redirect();
        }
    }

    class Forward implements \Magento\Framework\Controller\ResultInterface
    {
        public string $action = '';

        public function forward($action)
        {
            $this->action = $action;
            return $this;
        }

        public function setHeader($name, $value, $replace = false)
        {
            return $this;
        }
    }

    class ForwardFactory
    {
        public function create(array $data = [])
        {
            return new Forward();
        }
    }

    class Json extends Redirect
    {
        public array $data = [];

        public function setData($data, $cycleCheck = false, $options = [])
        {
            $this->data = $data;
            return $this;
        }
    }

    class JsonFactory
    {
        public function create(array $data = [])
        {
            return new Json();
        }
    }
}

namespace Magento\Framework\Encryption {
    interface EncryptorInterface
    {
        public function encrypt($data);
        public function decrypt($data);
    }
}

namespace Magento\Framework\Event {
    class Observer
    {
        public function __construct(private array $data = [])
        {
        }

        public function getData($key = '', $index = null)
        {
            return $this->data[$key] ?? null;
        }
    }

    interface ObserverInterface
    {
        public function execute(Observer $observer);
    }
}

namespace Magento\Framework\GraphQl\Config\Element {
    class Field
    {
    }
}

namespace Magento\Framework\GraphQl\Exception {
    class GraphQlAuthorizationException extends \Magento\Framework\Exception\LocalizedException
    {
    }

    class GraphQlInputException extends \Magento\Framework\Exception\LocalizedException
    {
    }
}

namespace Magento\Framework\GraphQl\Query {
    interface ResolverInterface
    {
        public function resolve(
            \Magento\Framework\GraphQl\Config\Element\Field $field,
            $context,
            \Magento\Framework\GraphQl\Schema\Type\ResolveInfo $info,
            ?array $value = null,
            ?array $args = null
        );
    }
}

namespace Magento\Framework\GraphQl\Schema\Type {
    class ResolveInfo
    {
    }
}

namespace Magento\Framework\HTTP\Client {
    class Curl
    {
    }

    class CurlFactory
    {
        public function create(array $data = [])
        {
            return new Curl();
        }
    }
}

namespace Magento\Framework\Message {
    interface ManagerInterface
    {
        public function addErrorMessage($message, $group = null);
    }
}

namespace Magento\Framework\MessageQueue {
    interface PublisherInterface
    {
        public function publish($topicName, $data);
    }
}

namespace Magento\Framework\Module {
    class Manager
    {
        public array $enabled = [];

        public function isEnabled($moduleName)
        {
            return in_array($moduleName, $this->enabled, true);
        }
    }
}

namespace Magento\Framework\View\Element\Block {
    interface ArgumentInterface
    {
    }
}

namespace Magento\Framework\Webapi {
    class Request
    {
        public string $authorization = '';

        public function getHeader($header)
        {
            return $header === 'Authorization' && $this->authorization !== '' ? $this->authorization : false;
        }
    }
}

namespace Magento\Authorization\Model {
    interface UserContextInterface
    {
        public const USER_TYPE_CUSTOMER = 3;
    }
}

namespace Magento\Webapi\Model\Authorization {
    class TokenUserContext
    {
        public ?int $userId = null;
        public ?int $userType = null;

        public function getUserId()
        {
            return $this->userId;
        }

        public function getUserType()
        {
            return $this->userType;
        }
    }
}

namespace Magento\Integration\Api {
    interface CustomerTokenServiceInterface
    {
        public function revokeCustomerAccessToken($customerId);
    }

    interface UserTokenReaderInterface
    {
        public function read(string $token): \Magento\Integration\Api\Data\UserToken;
    }
}

namespace Magento\Integration\Api\Data {
    class UserToken
    {
        public function __construct(private int $issued)
        {
        }

        public function getData()
        {
            return $this;
        }

        public function getIssued(): \DateTimeImmutable
        {
            return new \DateTimeImmutable('@' . $this->issued);
        }
    }
}

namespace Magento\LoginAsCustomerApi\Api {
    interface GetLoggedAsCustomerAdminIdInterface
    {
        public function execute(): int;
    }
}

namespace Magento\Store\Model {
    class ScopeInterface
    {
        public const SCOPE_STORE = 'store';
        public const SCOPE_WEBSITE = 'website';
        public const SCOPE_WEBSITES = 'websites';
    }

    interface StoreManagerInterface
    {
        public function getStore($storeId = null);
        public function getWebsite($websiteId = null);
        public function getWebsites($withDefault = false, $codeKey = false);
    }
}

namespace Magento\Customer\Api {
    interface CustomerRepositoryInterface
    {
        public function getById($customerId);
    }

    interface GroupRepositoryInterface
    {
        public function getById($id);
    }

    interface CustomerMetadataInterface
    {
        public function getAttributeMetadata($attributeCode);
        public function getAllAttributesMetadata();
    }
}

namespace Magento\Customer\Api\Data {
    interface CustomerInterface
    {
        public function getId();
        public function getWebsiteId();
        public function getGroupId();
        public function getEmail();
        public function getFirstname();
        public function getLastname();
        public function getConfirmation();
        public function getCustomAttribute($attributeCode);
        public function getExtensionAttributes();
    }

    interface AttributeMetadataInterface
    {
        public function getFrontendInput();
        public function getOptions();
    }
}

namespace Magento\Customer\Controller\Account {
    class Logout
    {
    }
}

namespace Magento\Customer\Model {
    interface AuthenticationInterface
    {
        public function isLocked($customerId);
    }

    class Customer
    {
        public function __construct(private int $id, private int $websiteId)
        {
        }

        public function getId()
        {
            return $this->id;
        }

        public function getData($key = '', $index = null)
        {
            return $key === 'website_id' ? $this->websiteId : null;
        }
    }

    /** Of the real one's three states: nobody, somebody remembered by a persistent cart, somebody logged in. */
    class Session
    {
        private ?int $customerId = null;
        private bool $isEmulated = false;
        private array $data = [];
        public ?string $beforeAuthUrl = null;
        /** @var callable|null */
        public $onLogout;

        public function logInAs(int $customerId): void
        {
            $this->customerId = $customerId;
            $this->isEmulated = false;
        }

        public function remember(int $customerId): void
        {
            $this->customerId = $customerId;
            $this->isEmulated = true;
        }

        public function isLoggedIn()
        {
            return $this->customerId !== null && !$this->isEmulated;
        }

        public function getCustomerId()
        {
            return $this->customerId;
        }

        public function logout()
        {
            if ($this->isLoggedIn() && $this->onLogout) {
                ($this->onLogout)($this->customerId);
            }
            $this->customerId = null;
            return $this;
        }

        public function setBeforeAuthUrl($url)
        {
            $this->beforeAuthUrl = $url;
            return $this;
        }

        public function getData($key = '', $clear = false)
        {
            return $this->data[$key] ?? null;
        }

        public function setData($key, $value = null)
        {
            $this->data[$key] = $value;
            return $this;
        }
    }
}

namespace Magento\Customer\Model\Config {
    class Share
    {
        public bool $byWebsite = true;

        public function isWebsiteScope()
        {
            return $this->byWebsite;
        }
    }
}

namespace Magento\CustomerSegment\Model {
    class Customer
    {
        public function getCustomerSegmentIdsForWebsite($customerId, $websiteId)
        {
            return $customerId === 1 && $websiteId === 1 ? ['3', '7'] : [];
        }
    }
}

namespace Magento\CustomerSegment\Model\ResourceModel\Segment {
    class Collection
    {
        private array $ids = [];

        public function addFieldToFilter($field, $condition = null)
        {
            $this->ids = $condition['in'];
            return $this;
        }

        public function getColumnValues($colName)
        {
            return array_map(static function ($id) {
                return 'Segment ' . $id;
            }, $this->ids);
        }
    }
}

namespace Magento\Company\Api {
    interface CompanyRepositoryInterface
    {
        public function get($companyId);
    }

    interface AclInterface
    {
        public function getRolesByUserId($userId);
    }

    class Companies implements CompanyRepositoryInterface
    {
        private int $id = 0;

        public function get($companyId)
        {
            $this->id = $companyId;
            return $this;
        }

        public function getCompanyName()
        {
            return 'Company ' . $this->id;
        }
    }

    class Roles implements AclInterface
    {
        public function getRolesByUserId($userId)
        {
            return [$this];
        }

        public function getRoleName()
        {
            return 'Default User';
        }
    }
}
