<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Controller\Launch;

use Magento\Customer\Model\Session;
use Magento\Framework\App\Action\HttpGetActionInterface;
use Magento\Framework\App\RequestInterface;
use Magento\Framework\Controller\Result\ForwardFactory;
use Magento\Framework\Controller\Result\Redirect;
use Magento\Framework\Controller\Result\RedirectFactory;
use Magento\Framework\Controller\ResultInterface;
use Magento\Framework\Message\ManagerInterface;
use Magento\Framework\UrlInterface;
use Psr\Log\LoggerInterface;
use Rialto\IdentityBridge\Bridge\Connection;
use Rialto\IdentityBridge\Bridge\Decision;
use Rialto\IdentityBridge\Bridge\LaunchRequest;
use Rialto\IdentityBridge\Bridge\Trouble;
use Rialto\IdentityBridge\Model\Clock;
use Rialto\IdentityBridge\Model\Config;
use Rialto\IdentityBridge\Model\CurrentVisitor;
use Rialto\IdentityBridge\Model\Silence;
use Rialto\IdentityBridge\Model\Tickets;

/**
 * rialto/launch: a ticket for who is logged in; everybody else logs in first and comes back here.
 *
 * It is no AccountInterface, whose plugin shows the login page even to whom no page may be shown.
 */
class Index implements HttpGetActionInterface
{
    /**
     * @param RequestInterface $request
     * @param RedirectFactory $redirects
     * @param ForwardFactory $forwards
     * @param UrlInterface $urls
     * @param Session $session
     * @param ManagerInterface $messages
     * @param Config $config
     * @param CurrentVisitor $visitors
     * @param Tickets $tickets
     * @param Silence $silence
     * @param Clock $clock
     * @param LoggerInterface $log
     */
    public function __construct(
        private readonly RequestInterface $request,
        private readonly RedirectFactory $redirects,
        private readonly ForwardFactory $forwards,
        private readonly UrlInterface $urls,
        private readonly Session $session,
        private readonly ManagerInterface $messages,
        private readonly Config $config,
        private readonly CurrentVisitor $visitors,
        private readonly Tickets $tickets,
        private readonly Silence $silence,
        private readonly Clock $clock,
        private readonly LoggerInterface $log
    ) {
    }

    /**
     * One launch.
     *
     * @return ResultInterface
     */
    public function execute()
    {
        try {
            $connection = $this->config->connection();
            return $connection === null ? $this->notFound() : $this->launch($connection);
        } catch (Trouble $trouble) {
            $this->log->error('rialto launch outcome=failed ' . $trouble->getMessage());
        } catch (\Throwable $trouble) {
            $this->log->critical('rialto launch outcome=failed cause=' . get_class($trouble));
        }
        $this->messages->addErrorMessage(
            (string)__('The service cannot be opened at the moment. Please try again later.')
        );
        return $this->redirect($this->urls->getUrl('customer/account'));
    }

    /**
     * By what is asked for and who is there.
     *
     * @param Connection $connection
     * @return ResultInterface
     */
    private function launch(Connection $connection): ResultInterface
    {
        $request = new LaunchRequest((array)$this->request->getParams());
        $visitor = $this->visitors->read();
        switch (Decision::of($request, $visitor, $this->clock->now())) {
            case Decision::TICKET:
                $ticket = $this->tickets->issue($connection, $visitor, $request->service(), $request->nonce());
                return $this->redirect($connection->completeUrl(['ticket' => $ticket]));
            case Decision::BEGIN:
                return $this->redirect($connection->launchUrl($request->service(), $request->to()));
            case Decision::LOGIN_REQUIRED:
                return $this->redirect($connection->completeUrl(
                    ['error' => 'login_required', 'nonce' => (string)$request->nonce()]
                ));
            case Decision::LOGIN_ANEW:
                $this->silence->during(function () {
                    $this->session->logout();
                });
                return $this->logIn($request);
            case Decision::LOGIN:
                return $this->logIn($request);
            default:
                return $this->notFound();
        }
    }

    /**
     * The shop's login page, and then back to this very launch.
     *
     * @param LaunchRequest $request
     * @return ResultInterface
     */
    private function logIn(LaunchRequest $request): ResultInterface
    {
        $here = $this->urls->getUrl('rialto/launch', ['_query' => $request->resumption(), '_nosid' => true]);
        $this->session->setBeforeAuthUrl($here);
        return $this->redirect($this->urls->getUrl('customer/account/login'));
    }

    /**
     * A redirect that nobody keeps.
     *
     * @param string $url
     * @return ResultInterface
     */
    private function redirect(string $url): ResultInterface
    {
        /** @var Redirect $redirect */
        $redirect = $this->redirects->create();
        $redirect->setUrl($url);
        $redirect->setHeader('Cache-Control', 'no-store', true);
        $redirect->setHeader('Referrer-Policy', 'no-referrer', true);
        return $redirect;
    }

    /**
     * The shop's page for what does not exist.
     *
     * @return ResultInterface
     */
    private function notFound(): ResultInterface
    {
        return $this->forwards->create()->forward('noroute');
    }
}
