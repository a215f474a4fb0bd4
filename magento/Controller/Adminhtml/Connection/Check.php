<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Controller\Adminhtml\Connection;

use Magento\Backend\App\Action;
use Magento\Backend\App\Action\Context;
use Magento\Framework\App\Action\HttpPostActionInterface;
use Magento\Framework\Controller\Result\JsonFactory;
use Psr\Log\LoggerInterface;
use Rialto\IdentityBridge\Bridge\Rialto;
use Rialto\IdentityBridge\Bridge\Trouble;
use Rialto\IdentityBridge\Model\Clock;
use Rialto\IdentityBridge\Model\Config;

/**
 * Says in plain words what is right and wrong with a website's saved connection.
 */
class Check extends Action implements HttpPostActionInterface
{
    public const ADMIN_RESOURCE = 'Rialto_IdentityBridge::config';

    /**
     * @param Context $context
     * @param JsonFactory $answers
     * @param Config $config
     * @param Rialto $rialto
     * @param Clock $clock
     * @param LoggerInterface $log
     */
    public function __construct(
        Context $context,
        private readonly JsonFactory $answers,
        private readonly Config $config,
        private readonly Rialto $rialto,
        private readonly Clock $clock,
        private readonly LoggerInterface $log
    ) {
        parent::__construct($context);
    }

    /**
     * The points, one by one.
     *
     * @return \Magento\Framework\Controller\ResultInterface
     */
    public function execute()
    {
        $website = (int)$this->getRequest()->getParam('website');
        try {
            $connection = $this->config->configured($website > 0 ? $website : null);
            $points = $this->rialto->check($connection, $this->clock->now());
        } catch (Trouble $trouble) {
            $points = [['what' => 'configuration', 'ok' => false, 'detail' => $trouble->getMessage()]];
        } catch (\Throwable $trouble) {
            $this->log->error('rialto check outcome=failed cause=' . get_class($trouble));
            $detail = 'The check failed; see the shop\'s log.';
            $points = [['what' => 'configuration', 'ok' => false, 'detail' => $detail]];
        }
        return $this->answers->create()->setData(['checks' => $points]);
    }
}
