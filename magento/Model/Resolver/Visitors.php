<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model\Resolver;

use Magento\Authorization\Model\UserContextInterface;
use Magento\Framework\GraphQl\Exception\GraphQlAuthorizationException;
use Magento\Framework\Webapi\Request;
use Magento\Integration\Api\UserTokenReaderInterface;
use Magento\Webapi\Model\Authorization\TokenUserContext;
use Psr\Log\LoggerInterface;
use Rialto\IdentityBridge\Bridge\Visitor;
use Rialto\IdentityBridge\Model\CurrentVisitor;

/**
 * Who asks through GraphQL: by a customer's token, or by the cookie of a session that is logged in. Magento's own
 * context also answers for
 * who is merely remembered by a persistent cart, so it is not asked.
 */
class Visitors
{
    /**
     * @param TokenUserContext $token
     * @param UserTokenReaderInterface $tokens
     * @param Request $request
     * @param CurrentVisitor $visitors
     * @param LoggerInterface $log
     */
    public function __construct(
        private readonly TokenUserContext $token,
        private readonly UserTokenReaderInterface $tokens,
        private readonly Request $request,
        private readonly CurrentVisitor $visitors,
        private readonly LoggerInterface $log
    ) {
    }

    /**
     * Somebody who is logged in.
     *
     * @return Visitor
     * @throws GraphQlAuthorizationException
     */
    public function loggedIn(): Visitor
    {
        try {
            $visitor = (int)$this->token->getUserType() === UserContextInterface::USER_TYPE_CUSTOMER
                ? $this->visitors->ofToken((int)$this->token->getUserId(), $this->issuedAt())
                : $this->visitors->read();
        } catch (\Throwable $trouble) {
            $this->log->error('rialto graphql outcome=failed cause=' . get_class($trouble));
            $visitor = Visitor::guest();
        }
        if (!$visitor->isLoggedIn()) {
            throw new GraphQlAuthorizationException(__('The current customer isn\'t authorized.'));
        }
        return $visitor;
    }

    /**
     * When the password was given for the token.
     *
     * @return int|null
     */
    private function issuedAt(): ?int
    {
        $header = (string)$this->request->getHeader('Authorization');
        $token = preg_match('/^Bearer\s+(\S+)$/i', trim($header), $found) ? $found[1] : '';
        try {
            return $token === '' ? null : $this->tokens->read($token)->getData()->getIssued()->getTimestamp();
        } catch (\Throwable $unreadable) {
            return null;
        }
    }
}
