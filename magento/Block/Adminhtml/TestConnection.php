<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Block\Adminhtml;

use Magento\Config\Block\System\Config\Form\Field;
use Magento\Framework\Data\Form\Element\AbstractElement;

/**
 * The button "Test the connection".
 */
class TestConnection extends Field
{
    /**
     * @var string
     */
    protected $_template = 'Rialto_IdentityBridge::test-connection.phtml';

    /**
     * Without the scope's label and its inheritance: a button has none.
     *
     * @param AbstractElement $element
     * @return string
     */
    public function render(AbstractElement $element)
    {
        $element->unsScope()->unsCanUseWebsiteValue()->unsCanUseDefaultValue();
        return parent::render($element);
    }

    /**
     * Where the button asks.
     *
     * @return string
     */
    public function url(): string
    {
        return $this->getUrl('rialto/connection/check', ['website' => (int)$this->getRequest()->getParam('website')]);
    }

    /**
     * The button in place of a field.
     *
     * @param AbstractElement $element
     * @return string
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    protected function _getElementHtml(AbstractElement $element)
    {
        return $this->_toHtml();
    }
}
