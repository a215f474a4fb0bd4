<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Controller\Services;

use Magento\Framework\App\Action\HttpGetActionInterface;
use Magento\Framework\Controller\Result\JsonFactory;
use Rialto\IdentityBridge\ViewModel\Services;

/**
 * rialto/services/tiles: the same as JSON, for the widget in pages that are the same for everybody.
 */
class Tiles implements HttpGetActionInterface
{
    /**
     * @param JsonFactory $answers
     * @param Services $services
     */
    public function __construct(private readonly JsonFactory $answers, private readonly Services $services)
    {
    }

    /**
     * None for who is not logged in.
     *
     * @return \Magento\Framework\Controller\ResultInterface
     */
    public function execute()
    {
        $answer = $this->answers->create();
        $answer->setHeader('Cache-Control', 'no-store', true);
        $answer->setData(['services' => $this->services->tiles() ?? []]);
        return $answer;
    }
}
