<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Console;

use Magento\Store\Api\WebsiteRepositoryInterface;
use Rialto\IdentityBridge\Bridge\Rialto;
use Rialto\IdentityBridge\Bridge\Trouble;
use Rialto\IdentityBridge\Model\Clock;
use Rialto\IdentityBridge\Model\Pairing;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputArgument;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\OutputInterface;

/**
 * bin/magento rialto:pair URL CODE
 */
class PairCommand extends Command
{
    /**
     * @param Pairing $pairing
     * @param Rialto $rialto
     * @param WebsiteRepositoryInterface $websites
     * @param Clock $clock
     */
    public function __construct(
        private readonly Pairing $pairing,
        private readonly Rialto $rialto,
        private readonly WebsiteRepositoryInterface $websites,
        private readonly Clock $clock
    ) {
        parent::__construct();
    }

    /**
     * @inheritdoc
     */
    protected function configure(): void
    {
        $this->setName('rialto:pair');
        $this->setDescription('Connects a website with its site at Rialto by a one-time code');
        $this->addArgument('url', InputArgument::REQUIRED, 'The site at Rialto: https://id.example.com/s/main');
        $this->addArgument('code', InputArgument::REQUIRED, 'The one-time code that Rialto showed');
        $named = InputOption::VALUE_REQUIRED;
        $this->addOption('website', null, $named, 'The website\'s code; without it the default website');
        $this->addOption('base-url', null, $named, 'The shop\'s base URL, if not the website\'s own');
    }

    /**
     * @inheritdoc
     */
    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        try {
            $named = $input->getOption('website');
            $website = $named === null ? $this->websites->getDefault() : $this->websites->get((string)$named);
            $shop = $input->getOption('base-url');
            $connection = $this->pairing->pair(
                (string)$input->getArgument('url'),
                (string)$input->getArgument('code'),
                (int)$website->getId(),
                $shop === null ? null : (string)$shop
            );
        } catch (Trouble | \Magento\Framework\Exception\LocalizedException $trouble) {
            $output->writeln('<error>' . $trouble->getMessage() . '</error>');
            return 1;
        }
        $output->writeln('Website "' . $website->getCode() . '" is paired with ' . $connection->issuer() . '.');
        $isRight = true;
        foreach ($this->rialto->check($connection, $this->clock->now()) as $point) {
            $isRight = $isRight && $point['ok'];
            $output->writeln(($point['ok'] ? '  ok     ' : '  wrong  ') . $point['detail']);
        }
        return $isRight ? 0 : 1;
    }
}
