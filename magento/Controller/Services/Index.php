<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Controller\Services;

use Magento\Customer\Controller\AccountInterface;
use Magento\Framework\App\Action\HttpGetActionInterface;
use Magento\Framework\Controller\Result\ForwardFactory;
use Magento\Framework\View\Result\PageFactory;
use Rialto\IdentityBridge\Model\Config;

/**
 * rialto/services: My Services, in the customer's account. The account's own plugin sends guests to the login page.
 */
class Index implements AccountInterface, HttpGetActionInterface
{
    /**
     * @param PageFactory $pages
     * @param ForwardFactory $forwards
     * @param Config $config
     */
    public function __construct(
        private readonly PageFactory $pages,
        private readonly ForwardFactory $forwards,
        private readonly Config $config
    ) {
    }

    /**
     * The page. It declares no return type: for guests the account's plugin returns nothing.
     *
     * @return \Magento\Framework\Controller\ResultInterface|void
     */
    public function execute()
    {
        if (!$this->config->isEnabled()) {
            return $this->forwards->create()->forward('noroute');
        }
        $page = $this->pages->create();
        $page->getConfig()->getTitle()->set(__('My Services'));
        $page->setHeader('Cache-Control', 'no-store', true);
        return $page;
    }
}
