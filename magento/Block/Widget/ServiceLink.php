<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Block\Widget;

use Magento\Framework\View\Element\Template;
use Magento\Framework\View\Element\Template\Context;
use Magento\Widget\Block\BlockInterface;
use Rialto\IdentityBridge\Bridge\LaunchRequest;
use Rialto\IdentityBridge\Model\Config;

/**
 * A link into one service, the same for everybody: guests log in on the way.
 */
class ServiceLink extends Template implements BlockInterface
{
    /**
     * @var string
     */
    protected $_template = 'Rialto_IdentityBridge::widget/link.phtml';

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
     * Where it leads; null when there is no such service.
     *
     * @return string|null
     */
    public function url(): ?string
    {
        $request = new LaunchRequest(array_filter([
            'service' => $this->getData('service'),
            'to' => $this->getData('to'),
        ]));
        try {
            $connection = $request->isWellFormed() ? $this->config->connection() : null;
            return $connection === null ? null : $connection->launchUrl($request->service(), $request->to());
        } catch (\Throwable $misconfigured) {
            return null;
        }
    }

    /**
     * What it says.
     *
     * @return string
     */
    public function label(): string
    {
        return (string)($this->getData('label') ?: $this->getData('service'));
    }
}
