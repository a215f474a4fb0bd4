<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Block\Widget;

use Magento\Framework\View\Element\Template;
use Magento\Framework\View\Element\Template\Context;
use Magento\Widget\Block\BlockInterface;
use Rialto\IdentityBridge\Model\Config;

/**
 * The services of who is there. The block itself is the same for everybody, so pages with it can be cached; the
 * list comes afterwards.
 */
class MyServices extends Template implements BlockInterface
{
    /**
     * @var string
     */
    protected $_template = 'Rialto_IdentityBridge::widget/services.phtml';

    /**
     * @param Context $context
     * @param Config $config
     * @param array $data
     */
    public function __construct(Context $context, private readonly Config $config, array $data = [])
    {
        parent::__construct($context, $data);
    }

    /**
     * Whether there is anything to show.
     *
     * @return bool
     */
    public function isShown(): bool
    {
        return $this->config->isEnabled();
    }

    /**
     * What stands above the list.
     *
     * @return string
     */
    public function title(): string
    {
        return (string)($this->getData('title') ?: __('My Services'));
    }

    /**
     * Where the list is.
     *
     * @return string
     */
    public function tilesUrl(): string
    {
        return $this->getUrl('rialto/services/tiles');
    }

    /**
     * The page of all of them.
     *
     * @return string
     */
    public function pageUrl(): string
    {
        return $this->getUrl('rialto/services');
    }
}
